package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script {@code hcim} with a JDK and a Maven that only record how they are called. */
class LauncherTest {

  private static final String WITHOUT_C2 = "-XX:TieredStopAtLevel=1";
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path directory;
  private Path root;
  private Path jdk;
  private String javaHome;
  private Path refusal;
  private Path mavenCalls;
  private String archives = "use";
  private String javaOptions = "";

  @BeforeEach
  void project() throws IOException {
    root = Files.createDirectories(directory.resolve("a project"));
    jdk = directory.resolve("jdk");
    javaHome = jdk.toString();
    refusal = directory.resolve("jdk without an archive");
    mavenCalls = directory.resolve("mvn.calls");
    copy("hcim");
    copy("jobs/spark-jvm.options");
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    source("sweeps/src/main/java/A.java", "class A {}");
    Files.writeString(Files.createDirectories(jdk).resolve("release"), "JAVA_VERSION=\"17.0.9\"\n");
    Path jar = Files.writeString(directory.resolve("library.jar"), "");
    script(
        jdk.resolve("bin/java"),
        """
        case $* in
          *CommandProcesses*) cat <<'LINES'
        %s
        LINES
            exit ;;
          *RecordDynamicDumpInfo*' -version') exec test ! -e '%s' ;;
        esac
        printf '%%s\\n' "$@"
        """
            .formatted(String.join("\n", CommandProcesses.lines()), refusal));
    script(jdk.resolve("bin/javac"), "");
    script(
        directory.resolve("bin/mvn"),
        """
        echo "$@" >>'%s'
        mkdir -p jobs/target model/psq/target sweeps/target/classes
        echo jar >jobs/target/hcim-jobs.jar
        echo '%s' >jobs/target/spark.classpath
        case $* in *-Ptorch*) echo '%s' >model/psq/target/torch.classpath;; esac
        """
            .formatted(mavenCalls, jar, jar));
  }

  /** A changed resource that the launcher did not know would leave an old build in use. */
  @Test
  void everyFolderOfResourcesIsASource() throws IOException {
    List<String> folders =
        Pattern.compile("<directory>(\\w+)</directory>")
            .matcher(Files.readString(PROJECT.resolve("sweeps/pom.xml")))
            .results()
            .map(match -> "sweeps/" + match.group(1) + " ")
            .toList();

    assertThat(folders).contains("sweeps/networks ");
    assertThat(Files.readString(PROJECT.resolve("hcim"))).contains(folders);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "explain x.yaml 0                    | light",
        "list parameters                     | light",
        "status out                          | light",
        "verify out                          | light",
        "help sweep                          | light",
        "--version                           | light",
        "sweep --help                        | light",
        "sweep x.yaml -h                     | light",
        "sql out q                           | light",
        "sql out q --engine duckdb           | light",
        "sql out q --engine spark            | spark",
        "sql --engine=SPARK out q            | spark",
        "sweep x.yaml                        | spark",
        "plan x.yaml --slice 1/2             | spark",
        "nightly x.yaml --store list         | spark",
        "train x.yaml                        | torch",
        "swep x.yaml                         | spark",
      })
  void eachCommandRunsInItsProcess(String arguments, String process) throws Exception {
    List<String> java = hcim(arguments.strip().split(" "));

    assertThat(kind(java)).isEqualTo(process);
    assertThat(java.subList(java.indexOf("org.hcim.jobs.cli.Hcim") + 1, java.size()))
        .containsExactly(arguments.strip().split(" "));
  }

  @Test
  void withoutArgumentsTheHelpIsLight() throws Exception {
    assertThat(kind(hcim())).isEqualTo("light");
  }

  @Test
  void argumentsStayAsTheyAre() throws Exception {
    List<String> java =
        hcim("sql", "an out", "SELECT '--engine spark',\n  * FROM \"results\" -- $HOME");

    assertThat(java.subList(java.indexOf("org.hcim.jobs.cli.Hcim") + 1, java.size()))
        .containsExactly(
            "sql", "an out", "SELECT '--engine spark',", "  * FROM \"results\" -- $HOME");
  }

  @Test
  void buildsOnceAndAgainWhenASourceChangesOrGoes() throws Exception {
    hcim("list", "parameters");
    hcim("list", "parameters");
    assertThat(Files.readAllLines(mavenCalls)).hasSize(1);

    source("sweeps/src/main/java/B.java", "class B {}");
    hcim("list", "parameters");
    assertThat(Files.readAllLines(mavenCalls)).hasSize(2);
    Files.createFile(root.resolve("sweeps/target/classes/B.class"));

    source("sweeps/src/test/java/BTest.java", "class BTest {}");
    hcim("list", "parameters");
    assertThat(Files.readAllLines(mavenCalls)).hasSize(2);

    Files.delete(root.resolve("sweeps/src/main/java/B.java"));
    hcim("list", "parameters");
    assertThat(Files.readAllLines(mavenCalls)).hasSize(3);
    assertThat(root.resolve("sweeps/target/classes/B.class")).doesNotExist();
  }

  @Test
  void onlyTrainingNeedsPyTorch() throws Exception {
    hcim("list", "parameters");
    assertThat(Files.readAllLines(mavenCalls)).noneMatch(call -> call.contains("-Ptorch"));

    hcim("train", "x.yaml");
    assertThat(Files.readAllLines(mavenCalls)).hasSize(2).last().asString().contains("-Ptorch");
    hcim("train", "x.yaml");
    assertThat(Files.readAllLines(mavenCalls)).hasSize(2);
  }

  @Test
  void refusesAnOldJava() throws Exception {
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
    Files.createSymbolicLink(directory.resolve("bin/java"), jdk.resolve("bin/java"));
    Process process = start("list", "parameters");

    assertThat(process.waitFor()).isEqualTo(3);
    assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("needs a JDK, version 17 or newer", jdk + " is Java 11");
  }

  @Test
  void findsTheJdkOfTheJavaOnThePath() throws Exception {
    Files.createSymbolicLink(directory.resolve("bin/java"), Path.of("../jdk/bin/java"));
    javaHome = "";

    assertThat(kind(hcim("list", "parameters"))).isEqualTo("light");
  }

  @Test
  void commandsWithSparkUseTheArchiveThatOneOfThemWrote() throws Exception {
    assertThat(hcim("train", "x.yaml")).noneMatch(option -> option.contains("rchive"));
    Path archive = writtenBy("sweep", "x.yaml");
    Files.writeString(archive, "classes");

    for (String command : List.of("frontier", "sweep", "train")) {
      assertThat(valueOf("-XX:SharedArchiveFile=", hcim(command, "x")))
          .isEqualTo(archive.toString());
    }
    assertThat(hcim("status", "out")).noneMatch(option -> option.contains("rchive"));
    archives = "no";
    assertThat(hcim("sweep", "x.yaml")).noneMatch(option -> option.contains("rchive"));
  }

  /** The JVM would refuse classes of another jar or JDK. */
  @Test
  void anArchiveBelongsToOneBuildAndOneJdk() throws Exception {
    Path first = writtenBy("sweep", "x.yaml");
    Files.writeString(first, "classes");
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
    assertThat(hcim("sweep", "x.yaml")).noneMatch(option -> option.contains("rchive"));
    assertThat(writtenBy("sweep", "x.yaml")).isNotEqualTo(first);

    source("sweeps/src/main/java/B.java", "class B {}");
    assertThat(hcim("sweep", "x.yaml")).noneMatch(option -> option.contains("rchive"));
    assertThat(first.getParent()).doesNotExist();
  }

  @Test
  void aDirectoryThatCannotBeWrittenHasNoArchive() throws Exception {
    hcim("sweep", "x.yaml");
    Files.writeString(root.resolve("target/launch/archives"), "a file in place of the directory");

    assertThat(written("sweep", "x.yaml")).noneMatch(option -> option.contains("rchive"));
  }

  @Test
  void aJvmThatCannotRecordClassesStartsWithoutAnArchive() throws Exception {
    Files.createFile(refusal);

    assertThat(written("sweep", "x.yaml"))
        .noneMatch(option -> option.matches(".*(rchive|Record).*"));
  }

  private Path writtenBy(String... arguments) throws Exception {
    List<String> java = written(arguments);
    assertThat(java).contains("-XX:+RecordDynamicDumpInfo");
    return Path.of(valueOf("-Dhcim.archive=", java));
  }

  private List<String> written(String... arguments) throws Exception {
    archives = "write";
    List<String> java = hcim(arguments);
    archives = "use";
    return java;
  }

  @Test
  void aReportOfFewRowsIsNotOptimized() throws Exception {
    Path out = Files.createDirectories(root.resolve("an out/results")).getParent();
    Path rows = Files.write(out.resolve("results/part.parquet"), new byte[1 << 20]);

    assertThat(hcim("report", "--max-loss", "any", out.toString())).contains(WITHOUT_C2);
    assertThat(hcim("frontier", out.toString())).contains(WITHOUT_C2);
    assertThat(hcim("sweep", "x.yaml", "--out", out.toString())).doesNotContain(WITHOUT_C2);
    assertThat(hcim("report", "elsewhere")).doesNotContain(WITHOUT_C2);

    Files.write(rows, new byte[17 << 20]);
    assertThat(hcim("report", out.toString())).doesNotContain(WITHOUT_C2);
  }

  @Test
  void onlySimulationsAreOptimizedAtOnce() throws Exception {
    for (String command : List.of("sweep", "nightly", "plan", "optimum", "repair")) {
      assertThat(hcim(command, "x"))
          .contains("-XX:Tier4InvocationThreshold=50000")
          .doesNotContain(WITHOUT_C2);
    }
    for (String command : List.of("simulate", "quantize", "poc", "train", "random-network")) {
      assertThat(hcim(command, "x"))
          .doesNotContain(WITHOUT_C2)
          .noneMatch(option -> option.contains("Tier4"));
    }
  }

  /** The last option counts. */
  @Test
  void optionsOfTheUserFollowThoseOfTheLauncher() throws Exception {
    Path out = Files.createDirectories(root.resolve("out/results")).getParent();
    javaOptions = "-XX:TieredStopAtLevel=4";

    assertThat(hcim("report", out.toString())).containsSubsequence(WITHOUT_C2, javaOptions);
  }

  private static String valueOf(String option, List<String> java) {
    return java.stream()
        .filter(argument -> argument.startsWith(option))
        .map(argument -> argument.substring(option.length()))
        .reduce((one, other) -> fail("%s twice".formatted(option)))
        .orElseThrow();
  }

  private static String kind(List<String> java) {
    if (!java.get(0).startsWith("@")) {
      return "light";
    }
    assertThat(java.get(0)).endsWith("/jobs/spark-jvm.options");
    assertThat(java.get(1)).matches("-Xmx\\d+m");
    String classpath = java.get(java.indexOf("-cp") + 1);
    return classpath.split("library", -1).length > 2 ? "torch" : "spark";
  }

  private List<String> hcim(String... arguments) throws Exception {
    Process process = start(arguments);
    List<String> lines = process.inputReader().lines().toList();
    assertThat(process.waitFor())
        .as(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .isZero();
    return lines;
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(root.resolve("hcim").toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("HCIM_"));
    builder.environment().put("JAVA_HOME", javaHome);
    builder.environment().put("HCIM_ARCHIVE", archives);
    builder.environment().put("HCIM_JAVA_OPTS", javaOptions);
    builder.environment().merge("PATH", directory + "/bin:", (path, own) -> own + path);
    return builder.start();
  }

  private void source(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void copy(String name) throws IOException {
    Path target = root.resolve(name);
    Files.createDirectories(target.getParent());
    Files.copy(PROJECT.resolve(name), target);
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
