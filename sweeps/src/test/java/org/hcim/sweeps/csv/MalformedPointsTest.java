package org.hcim.sweeps.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.hcim.sweeps.spec.SweepSpec;
import org.hcim.sweeps.yaml.Problem;
import org.hcim.sweeps.yaml.SpecException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of points damaged at random are read or refused, and a wrong value is always found. */
class MalformedPointsTest {

  private static final int FILES = 3_000;
  private static final int DAMAGED = 3;

  /** The pieces that real damage consists of: quotes, separators, line ends, marks, odd numbers. */
  private static final List<String> PIECES =
      List.of(
          "\"",
          "\"\"",
          ",",
          ";",
          "\t",
          "\n",
          "\r",
          "\r\n",
          "#",
          " ",
          "\0",
          "\uFEFF",
          "\u200B",
          "\u00A0",
          "\u2028",
          "\u00e9",
          "1e999",
          "-",
          "0x40",
          "64,5",
          "9".repeat(60),
          "NaN",
          "null",
          "true",
          "=1+1",
          "\u0660",
          "\uD83D\uDE00",
          "a".repeat(30_000),
          "xbar_rows",
          "ternary");

  private static final String POINTS =
      "xbar_rows,readout,ternary_zero_frac\n64,ternary,0.75\n256,binary,\n";
  private static final String SPEC =
      "sweep: x\nworkloads: [resnet20]\nsampling: {method: points, file: p.csv}\n";

  @TempDir private Path folder;

  @Test
  void damagedFilesAreReadOrRefusedWithAPlace() throws IOException {
    Path spec = Files.writeString(folder.resolve("s.yaml"), SPEC);
    var random = new SplittableRandom(16);
    int refused = 0;
    for (int i = 0; i < FILES; i++) {
      byte[] bytes = damaged(random);
      Files.write(folder.resolve("p.csv"), bytes);
      try {
        assertThat(SweepSpec.load(spec).space().size()).isNotNegative();
      } catch (SpecException e) {
        refused++;
        assertThat(e.problems()).isNotEmpty().allSatisfy(MalformedPointsTest::hasAPlaceAndNoDebris);
      }
    }
    assertThat(refused).isBetween(FILES / 2, FILES - 1);
  }

  /** The generator writes the file and knows where it put the one wrong value. */
  @Test
  void wrongValueIsFoundWhereverItStands() throws IOException {
    Path spec = Files.writeString(folder.resolve("s.yaml"), SPEC);
    var random = new SplittableRandom(17);
    for (int i = 0; i < FILES; i++) {
      var file = new RandomTable(random);
      Files.writeString(folder.resolve("p.csv"), file.text());
      assertThat(problems(spec)).singleElement().asString().startsWith(folder + file.expected());
    }
  }

  private static List<Problem> problems(Path spec) {
    try {
      SweepSpec.load(spec);
      return List.of();
    } catch (SpecException e) {
      return e.problems();
    }
  }

  private static void hasAPlaceAndNoDebris(Problem problem) {
    assertThat(problem.file()).endsWith("p.csv");
    assertThat(problem.line()).isPositive();
    assertThat(problem.column()).isPositive();
    assertThat(problem.toString()).doesNotContain("\0", "\uFEFF", "\u200B", "\u00A0", "\u2028");
  }

  private static byte[] damaged(SplittableRandom random) {
    var text = new StringBuilder(POINTS);
    for (int i = random.nextInt(DAMAGED); i >= 0; i--) {
      int at = random.nextInt(text.length() + 1);
      if (random.nextInt(4) == 0) {
        text.delete(at, Math.min(text.length(), at + random.nextInt(8)));
      } else {
        text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
      }
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(8) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  /** A right file in a random form, but for one value. */
  private static final class RandomTable {

    private final SplittableRandom random;
    private final StringBuilder text = new StringBuilder();
    private final String separator;
    private final String end;
    private int line = 1;
    private int column = 1;
    private String expected = "";

    RandomTable(SplittableRandom random) {
      this.random = random;
      this.separator = List.of(",", ";", "\t").get(random.nextInt(3));
      this.end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
      if (random.nextBoolean()) {
        text.append('\uFEFF');
      }
      int rows = 1 + random.nextInt(6);
      int wrongRow = random.nextInt(rows);
      boolean wrongIsFirst = random.nextBoolean();
      record("xbar_rows", "readout");
      for (int row = 0; row < rows; row++) {
        boolean wrong = row == wrongRow;
        record(wrong && wrongIsFirst ? "8" : "64", wrong && !wrongIsFirst ? "tern" : "binary");
      }
    }

    String text() {
      return text.toString();
    }

    String expected() {
      return expected;
    }

    private void record(String first, String second) {
      while (random.nextInt(4) == 0) {
        endLine(random.nextBoolean() ? "" : "# 8" + separator + "tern");
      }
      field(first);
      append(separator);
      field(second);
      endLine("");
    }

    private void field(String value) {
      if (value.equals("8") || value.equals("tern")) {
        expected = "/p.csv:%d:%d: ".formatted(line, column);
      }
      append(random.nextBoolean() ? value : '"' + value + '"');
    }

    private void endLine(String before) {
      text.append(before).append(end);
      line++;
      column = 1;
    }

    private void append(String piece) {
      text.append(piece);
      column += piece.length();
    }
  }
}
