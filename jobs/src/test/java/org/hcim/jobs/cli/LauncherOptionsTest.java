package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options of the JVM and the archive of classes that the script {@code hcim} uses. */
class LauncherOptionsTest {

  private static final String WITHOUT_C2 = "-XX:TieredStopAtLevel=1";

  private LaunchedProject project;

  @BeforeEach
  void project(@TempDir Path directory) throws IOException {
    project = new LaunchedProject(directory);
  }

  @Test
  void commandsUseTheArchiveThatOneOfTheirKindWrote() throws Exception {
    assertThat(project.hcim("train", "x.yaml")).noneMatch(option -> option.contains("rchive"));
    Path archive = writtenBy("sweep", "x.yaml");
    Files.writeString(archive, "classes");

    for (String command : List.of("frontier", "sweep", "train")) {
      assertThat(valueOf("-XX:SharedArchiveFile=", project.hcim(command, "x")))
          .isEqualTo(archive.toString());
    }
    assertThat(project.hcim("status", "out")).noneMatch(option -> option.contains("rchive"));
    Path light = writtenBy("status", "out");
    Files.writeString(light, "classes");
    assertThat(light).isNotEqualTo(archive);
    assertThat(valueOf("-XX:SharedArchiveFile=", project.hcim("list", "networks")))
        .isEqualTo(light.toString());
    project.archives = "no";
    assertThat(project.hcim("status", "out")).noneMatch(option -> option.contains("rchive"));
    assertThat(project.hcim("sweep", "x.yaml")).noneMatch(option -> option.contains("rchive"));
  }

  /** In a project without git, or without changes. */
  @Test
  void aBuildWritesTheArchiveUnlessItsSourcesWereChanged() throws Exception {
    Path log = project.root.resolve("target/build.log");
    project.hcim("list", "parameters");
    assertThat(log).content().contains("-Dhcim.archive=", "classes.yaml");

    project.git("init", "-q");
    project.git("add", "pom.xml", "sweeps");
    project.git("commit", "-q", "-m", "sources");
    project.source("sweeps/src/main/java/A.java", "class A { int changed; }");
    project.hcim("list", "parameters");
    assertThat(log).content().doesNotContain("-Dhcim.archive=");

    project.git("commit", "-q", "-a", "-m", "changed");
    project.hcim("list", "parameters");
    assertThat(log).content().contains("-Dhcim.archive=");

    project.source("sweeps/src/main/java/B.java", "class B {}");
    project.archives = "no";
    project.hcim("list", "parameters");
    assertThat(log).content().doesNotContain("-Dhcim.archive=");
  }

  /** The JVM would refuse classes of another jar or JDK. */
  @Test
  void anArchiveBelongsToOneBuildAndOneJdk() throws Exception {
    Path first = writtenBy("sweep", "x.yaml");
    Files.writeString(first, "classes");
    Files.writeString(project.jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
    assertThat(project.hcim("sweep", "x.yaml")).noneMatch(option -> option.contains("rchive"));
    assertThat(writtenBy("sweep", "x.yaml")).isNotEqualTo(first);

    project.source("sweeps/src/main/java/B.java", "class B {}");
    assertThat(project.hcim("sweep", "x.yaml")).noneMatch(option -> option.contains("rchive"));
    assertThat(first.getParent()).doesNotExist();
  }

  @Test
  void aDirectoryThatCannotBeWrittenHasNoArchive() throws Exception {
    project.archives = "no";
    project.hcim("sweep", "x.yaml");
    Files.writeString(
        project.root.resolve("target/launch/archives"), "a file in place of the directory");

    assertThat(written("sweep", "x.yaml")).noneMatch(option -> option.contains("rchive"));
  }

  @Test
  void aJvmThatCannotRecordClassesStartsWithoutAnArchive() throws Exception {
    Files.createFile(project.refusal);

    assertThat(written("sweep", "x.yaml"))
        .noneMatch(option -> option.matches(".*(rchive|Record).*"));
  }

  /** Its class path is longer, and other commands could not use its archive. */
  @Test
  void aTrainingWritesNoArchiveAndUsesThatOfOthers() throws Exception {
    project.hcim("train", "x.yaml"); // builds with PyTorch, which removes archives
    Path archive = writtenBy("sweep", "x.yaml");
    Files.writeString(archive, "classes");

    assertThat(written("train", "x.yaml"))
        .contains("-XX:SharedArchiveFile=" + archive)
        .noneMatch(option -> option.startsWith("-Dhcim.archive="));
  }

  private Path writtenBy(String... arguments) throws Exception {
    List<String> java = written(arguments);
    assertThat(java).contains("-XX:+RecordDynamicDumpInfo");
    return Path.of(valueOf("-Dhcim.archive=", java));
  }

  private List<String> written(String... arguments) throws Exception {
    project.archives = "write";
    List<String> java = project.hcim(arguments);
    project.archives = "use";
    return java;
  }

  @Test
  void aReportOfFewRowsIsNotOptimized() throws Exception {
    Path out = Files.createDirectories(project.root.resolve("an out/results")).getParent();
    Path rows = Files.write(out.resolve("results/part.parquet"), new byte[1 << 20]);

    assertThat(project.hcim("report", "--max-loss", "any", out.toString())).contains(WITHOUT_C2);
    assertThat(project.hcim("frontier", out.toString())).contains(WITHOUT_C2);
    assertThat(project.hcim("sweep", "x.yaml", "--out", out.toString())).doesNotContain(WITHOUT_C2);
    assertThat(project.hcim("report", "elsewhere")).doesNotContain(WITHOUT_C2);

    Files.write(rows, new byte[17 << 20]);
    assertThat(project.hcim("report", out.toString())).doesNotContain(WITHOUT_C2);
  }

  @Test
  void aSweepOfFewRowsIsNotOptimized() throws Exception {
    for (String command : List.of("sweep", "optimum")) {
      assertThat(project.hcim(command, spec(200, ""))).contains(WITHOUT_C2);
      assertThat(project.hcim(command, spec(201, ""))).doesNotContain(WITHOUT_C2);
      assertThat(project.hcim(command, spec(200, "accuracy: calibrated")))
          .doesNotContain(WITHOUT_C2);
    }
    assertThat(project.hcim("nightly", "--store", "s", spec(200, ""))).contains(WITHOUT_C2);
    assertThat(project.hcim("repair", "out")).doesNotContain(WITHOUT_C2);
  }

  /** A spec of 2,000 rows for each value of an axis. */
  private String spec(int values, String more) throws IOException {
    Path file =
        Files.writeString(
            project.root.resolve("a spec.yaml"),
            "sweep: x\nworkloads: [vgg9, vgg11]\naxes: {xbar_rows: {range: [16, 1015]}, "
                + "xbar_columns: {range: [101, %d]}}\n%s".formatted(values + 100, more));
    return file.toString();
  }

  @Test
  void onlySimulationsAreOptimizedAtOnce() throws Exception {
    for (String command : List.of("sweep", "nightly", "plan", "optimum", "repair")) {
      assertThat(project.hcim(command, "x"))
          .contains("-XX:Tier4InvocationThreshold=50000")
          .doesNotContain(WITHOUT_C2);
    }
    for (String command : List.of("simulate", "quantize", "poc", "train", "random-network")) {
      assertThat(project.hcim(command, "x"))
          .doesNotContain(WITHOUT_C2)
          .noneMatch(option -> option.contains("Tier4"));
    }
  }

  /** The last option counts. */
  @Test
  void optionsOfTheUserFollowThoseOfTheLauncher() throws Exception {
    Path out = Files.createDirectories(project.root.resolve("out/results")).getParent();
    project.javaOptions = "-XX:TieredStopAtLevel=4";

    assertThat(project.hcim("report", out.toString()))
        .containsSubsequence(WITHOUT_C2, project.javaOptions);
  }

  private static String valueOf(String option, List<String> java) {
    return java.stream()
        .filter(argument -> argument.startsWith(option))
        .map(argument -> argument.substring(option.length()))
        .reduce((one, other) -> fail("%s twice".formatted(option)))
        .orElseThrow();
  }
}
