package org.hcim.jobs.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps phrases out of sources, documents, schemas and help that readers would stumble over. */
class WordsTest {

  private static final Path ROOT = Path.of(System.getProperty("hcim.root"));

  private static final Set<String> TYPES =
      Set.of("java", "md", "json", "yaml", "js", "html", "csv", "sql", "ipynb", "options");

  private static final Set<String> SKIPPED = Set.of("target", ".git", "out", "node_modules");

  /** The rules and their sample, which have to spell out what is banned. */
  private static final List<String> EXEMPT =
      List.of(
          "jobs/src/test/java/org/hcim/jobs/architecture/WordRule.java",
          "jobs/src/test/java/org/hcim/jobs/architecture/WordsTest.java");

  @Test
  void noFileUsesBannedWords() throws IOException {
    assertThat(files().stream().flatMap(WordsTest::broken)).isEmpty();
  }

  /** A rule that finds nothing, or a walk that visits nothing, would pass unnoticed. */
  @Test
  void rulesFindWhatTheyBan() throws IOException {
    String sample =
        """
        /** What a test says. */
        int MOST_ROWS; // the behaviour of a column is no file
        /**
         * Whether it holds no table.
         */
        """;
    assertThat(WordRule.ALL.stream().flatMap(rule -> rule.broken("x.java", sample)))
        .extracting(line -> line.substring(0, line.indexOf(": ")))
        .contains("x.java:1", "x.java:2", "x.java:3", "x.java:4")
        .hasSize(6);
    assertThat(files().size()).isGreaterThan(200);
  }

  private static Stream<String> broken(Path file) {
    try {
      String text = Files.readString(file);
      String name = ROOT.relativize(file).toString();
      return WordRule.ALL.stream().flatMap(rule -> rule.broken(name, text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes unused) {
            return SKIPPED.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes unused) {
            if (isChecked(file)) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  private static boolean isChecked(Path file) {
    String name = ROOT.relativize(file).toString();
    String type = name.substring(name.lastIndexOf('.') + 1);
    return (TYPES.contains(type) || name.equals("hcim")) && !EXEMPT.contains(name);
  }
}
