package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives of a small program that JVMs of their own write and use. */
class ClassArchiveTest {

  private static final String OF_THE_ARCHIVE = " source: shared objects file (top)";

  private static final String WRITE = "-XX:+RecordDynamicDumpInfo";

  @TempDir private Path directory;
  private Path jar;
  private Path archive;

  /** A program that ends as {@link Hcim} does. */
  static final class Archived {

    private Archived() {}

    public static void main(String[] arguments) {
      System.out.println("result");
      ClassArchive.write();
      System.exit(0);
    }
  }

  @BeforeEach
  void program() throws IOException {
    assumeThat(Path.of(System.getProperty("java.home"), "lib/server/classes.jsa"))
        .as("the JDK's own archive, which others extend")
        .exists();
    jar = directory.resolve("program.jar");
    archive = Files.createDirectory(directory.resolve("archives")).resolve("program.jsa");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Class<?> type : List.of(ClassArchive.class, Archived.class)) {
        String name = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new ZipEntry(name));
        try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
          in.transferTo(out);
        }
      }
    }
  }

  @Test
  void theNextRunTakesItsClassesFromTheArchive() throws Exception {
    assertThat(output(run(WRITE, toArchive()))).isEqualTo("result\n");
    assertThat(files()).containsExactly(archive);

    assertThat(loading()).endsWith(OF_THE_ARCHIVE);
  }

  /** The line on which the JVM says where a class of the program comes from. */
  private String loading() throws Exception {
    Path log = directory.resolve("classes.log");
    String logged = "-Xlog:class+load:file=" + log;
    assertThat(output(run("-XX:SharedArchiveFile=" + archive, logged))).isEqualTo("result\n");
    List<String> lines =
        Files.readAllLines(log).stream()
            .filter(line -> line.contains(Archived.class.getName()))
            .toList();
    assertThat(lines).hasSize(1);
    return lines.get(0);
  }

  /** A part of an archive would crash JDK 17. */
  @Test
  void programsThatEndTogetherLeaveOneWholeArchive() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      processes.add(run(WRITE, toArchive()));
    }
    for (Process process : processes) {
      assertThat(output(process)).isEqualTo("result\n");
    }

    assertThat(files()).containsExactly(archive);
    assertThat(output(run("-XX:SharedArchiveFile=" + archive, "-XX:+VerifySharedSpaces")))
        .isEqualTo("result\n");
  }

  @Test
  void aFailureIsReportedAndChangesNoResult() throws Exception {
    assertThat(output(run(toArchive()))).startsWith("result\n").contains("was not written");
    assertThat(files()).isEmpty();

    Files.delete(archive.getParent());
    assertThat(output(run(WRITE, toArchive())))
        .startsWith("result\n")
        .contains(archive + " was not written");
  }

  @Test
  void anotherJarHidesTheArchive() throws Exception {
    output(run(WRITE, toArchive()));
    jar = Files.copy(jar, directory.resolve("other.jar"));

    assertThat(loading()).doesNotEndWith(OF_THE_ARCHIVE);
  }

  private String toArchive() {
    return "-Dhcim.archive=" + archive;
  }

  private List<Path> files() throws IOException {
    try (var found = Files.list(archive.getParent())) {
      return found.toList();
    }
  }

  private Process run(String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xlog:cds*=off");
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", jar.toString(), Archived.class.getName()));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static String output(Process process) throws Exception {
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
