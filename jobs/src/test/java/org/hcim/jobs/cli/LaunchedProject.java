package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A project with the script {@code hcim}, and a JDK and a Maven that record how they are called.
 * The JDK reads specs as the real one does.
 */
final class LaunchedProject {

  /** The project that is tested. */
  static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  /** The project, whose path has a space. */
  final Path root;

  /** Its JDK. */
  final Path jdk;

  /** The JDK cannot record classes while this file exists. */
  final Path refusal;

  /** A line for each call of Maven. */
  final Path mavenCalls;

  /** The value of JAVA_HOME. */
  String javaHome;

  /** The value of HCIM_ARCHIVE. */
  String archives = "use";

  /** The value of HCIM_JAVA_OPTS. */
  String javaOptions = "";

  private final Path directory;

  LaunchedProject(Path directory) throws IOException {
    this.directory = directory;
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
          *SweepDemands*)
            while [ "$1" != org.hcim.jobs.cli.SweepDemands ]; do shift; done
            exec '%s' -cp '%s' "$@" ;;
          *RecordDynamicDumpInfo*' -version') exec test ! -e '%s' ;;
        esac
        printf '%%s\\n' "$@"
        """
            .formatted(
                String.join("\n", CommandProcesses.lines()),
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path"),
                refusal));
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

  /** The arguments with which a command starts Java. */
  List<String> hcim(String... arguments) throws Exception {
    Process process = start(arguments);
    List<String> lines = process.inputReader().lines().toList();
    assertThat(process.waitFor())
        .as(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .isZero();
    return lines;
  }

  /** Runs git in the project. */
  void git(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "user.name=a", "-c", "user.email=a@b"));
    command.addAll(List.of(arguments));
    assertThat(new ProcessBuilder(command).directory(root.toFile()).start().waitFor()).isZero();
  }

  /** Starts a command. */
  Process start(String... arguments) throws IOException {
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

  /** Puts a Java on the PATH. */
  void putOnPath(Path java) throws IOException {
    Files.createSymbolicLink(directory.resolve("bin/java"), java);
  }

  /** Writes a file of the project. */
  void source(String name, String text) throws IOException {
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
