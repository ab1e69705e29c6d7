package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script {@code hcim} with a JDK and a Maven that only record how they are called. */
class LauncherTest {

  private LaunchedProject project;

  @BeforeEach
  void project(@TempDir Path directory) throws IOException {
    project = new LaunchedProject(directory);
  }

  /** A changed resource that the launcher did not know would leave an old build in use. */
  @Test
  void everyFolderOfResourcesIsASource() throws IOException {
    List<String> folders =
        Pattern.compile("<directory>(\\w+)</directory>")
            .matcher(Files.readString(LaunchedProject.PROJECT.resolve("sweeps/pom.xml")))
            .results()
            .map(match -> "sweeps/" + match.group(1) + " ")
            .toList();

    assertThat(folders).contains("sweeps/networks ");
    assertThat(Files.readString(LaunchedProject.PROJECT.resolve("hcim"))).contains(folders);
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
    List<String> java = project.hcim(arguments.strip().split(" "));

    assertThat(kind(java)).isEqualTo(process);
    assertThat(java.subList(java.indexOf("org.hcim.jobs.cli.Hcim") + 1, java.size()))
        .containsExactly(arguments.strip().split(" "));
  }

  /** Of a sweep, only its spec says that networks are trained. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "accuracy: {train: 5}                           | torch",
        "accuracy: {calibrated: {}, train: {epochs: 5}} | torch",
        "accuracy: {calibrated: {images: a#b}, train: 5} | torch",
        "accuracy: {\"train\": 5}                       | torch",
        "accuracy: {\"\\x74rain\": 5}                   | torch",
        "accuracy:~  calibrated: {}~  'train' :~    5     | torch",
        "accuracy: calibrated                           | spark",
        "# accuracy: {train: 5}                         | spark",
        "description: >-~  accuracy:~    train: 5        | spark",
        "workloads: [{network: train.yaml}]             | spark",
        "training: {train: 5}                           | spark",
        "accuracy: {train: 5                            | spark",
      })
  void sweepsThatTrainNeedPyTorch(String lines, String process) throws Exception {
    String text = "sweep: x\n" + lines.replace('~', '\n') + "\n";
    Path spec = Files.writeString(project.root.resolve("a spec"), text);

    assertThat(kind(project.hcim("sweep", spec.toString()))).isEqualTo(process);
    assertThat(kind(project.hcim("nightly", spec.toString(), "--store", "s"))).isEqualTo(process);
    assertThat(kind(project.hcim("optimum", spec.toString()))).isEqualTo(process);
    assertThat(kind(project.hcim("repair", "s", spec.toString()))).isEqualTo(process);
    assertThat(kind(project.hcim("plan", spec.toString()))).isEqualTo("spark");
  }

  @Test
  void withoutArgumentsTheHelpIsLight() throws Exception {
    assertThat(kind(project.hcim())).isEqualTo("light");
  }

  @Test
  void argumentsStayAsTheyAre() throws Exception {
    List<String> java =
        project.hcim("sql", "an out", "SELECT '--engine spark',\n  * FROM \"results\" -- $HOME");

    assertThat(java.subList(java.indexOf("org.hcim.jobs.cli.Hcim") + 1, java.size()))
        .containsExactly(
            "sql", "an out", "SELECT '--engine spark',", "  * FROM \"results\" -- $HOME");
  }

  @Test
  void buildsOnceAndAgainWhenASourceChangesOrGoes() throws Exception {
    project.hcim("list", "parameters");
    project.hcim("list", "parameters");
    assertThat(Files.readAllLines(project.mavenCalls)).hasSize(1);

    project.source("sweeps/src/main/java/B.java", "class B {}");
    project.hcim("list", "parameters");
    assertThat(Files.readAllLines(project.mavenCalls)).hasSize(2);
    Files.createFile(project.root.resolve("sweeps/target/classes/B.class"));

    project.source("sweeps/src/test/java/BTest.java", "class BTest {}");
    project.hcim("list", "parameters");
    assertThat(Files.readAllLines(project.mavenCalls)).hasSize(2);

    Files.delete(project.root.resolve("sweeps/src/main/java/B.java"));
    project.hcim("list", "parameters");
    assertThat(Files.readAllLines(project.mavenCalls)).hasSize(3);
    assertThat(project.root.resolve("sweeps/target/classes/B.class")).doesNotExist();
  }

  @Test
  void onlyTrainingNeedsPyTorch() throws Exception {
    project.hcim("list", "parameters");
    assertThat(Files.readAllLines(project.mavenCalls)).noneMatch(call -> call.contains("-Ptorch"));

    project.hcim("train", "x.yaml");
    assertThat(Files.readAllLines(project.mavenCalls))
        .hasSize(2)
        .last()
        .asString()
        .contains("-Ptorch");
    project.hcim("train", "x.yaml");
    assertThat(Files.readAllLines(project.mavenCalls)).hasSize(2);
  }

  @Test
  void refusesAnOldJava() throws Exception {
    Files.writeString(project.jdk.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
    project.putOnPath(project.jdk.resolve("bin/java"));
    Process process = project.start("list", "parameters");

    assertThat(process.waitFor()).isEqualTo(3);
    assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("needs a JDK, version 17 or newer", project.jdk + " is Java 11");
  }

  @Test
  void findsTheJdkOfTheJavaOnThePath() throws Exception {
    project.putOnPath(Path.of("../jdk/bin/java"));
    project.javaHome = "";

    assertThat(kind(project.hcim("list", "parameters"))).isEqualTo("light");
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
}
