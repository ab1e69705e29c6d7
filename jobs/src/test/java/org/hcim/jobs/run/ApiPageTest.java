package org.hcim.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.apache.spark.sql.Row;
import org.hcim.jobs.session.SharedSpark;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of {@code docs/api.md} compiles, runs and prints what the page says. */
class ApiPageTest {

  private static final Path PAGE = Path.of("../docs/api.md");

  @TempDir private static Path directory;
  private static String page;
  private static String printed;

  @BeforeAll
  static void runTheExample() throws Exception {
    page = Files.readString(PAGE);
    Path source = Files.writeString(directory.resolve("Example.java"), block("java"));
    compile(source);
    SharedSpark.get();
    printed = printedBy(directory, directory.resolve("work").toString());
  }

  @Test
  void printsWhatThePageSays() {
    assertThat(printed).isEqualTo(block("text"));
  }

  /**
   * Naively: of the designs that are known to lose at most 4 points, a design is optimal when no
   * other is at least as good in both and better in one.
   */
  @Test
  void theFrontierIsThatOfEveryPairOfDesigns() {
    var results = Output.of(directory.resolve("work/out")).sweep().results(SharedSpark.get());
    List<Row> rows =
        results.where("accuracy_loss_points <= 4").select("energy_pj", "area_mm2").collectAsList();
    long optimal = rows.stream().filter(row -> rows.stream().noneMatch(o -> beats(o, row))).count();

    assertThat(results.count()).isEqualTo(24);
    assertThat(rows).hasSize(12);
    assertThat(printed).contains("resnet20: " + optimal + " Pareto-optimal designs\n");
  }

  private static boolean beats(Row other, Row row) {
    double energy = other.getDouble(0) - row.getDouble(0);
    double area = other.getDouble(1) - row.getDouble(1);
    return energy <= 0 && area <= 0 && energy + area < 0;
  }

  private static String block(String language) {
    Matcher block =
        Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(page);
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  private static void compile(Path source) throws Exception {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var complaints = new StringWriter();
    try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      boolean compiled =
          compiler
              .getTask(
                  complaints,
                  files,
                  null,
                  List.of("-Xlint:all,-processing,-path", "-Werror", "-proc:none"),
                  null,
                  files.getJavaFileObjects(source))
              .call();
      assertThat(compiled).as(complaints.toString()).isTrue();
    }
  }

  private static String printedBy(Path classes, String argument) throws Exception {
    var out = new ByteArrayOutputStream();
    PrintStream before = System.out;
    try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      loader
          .loadClass("Example")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[] {argument});
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
