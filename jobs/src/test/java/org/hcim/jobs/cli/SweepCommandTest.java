package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One directory's life: a sweep, the same again, another spec, a flipped byte. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SweepCommandTest {

  private static final String SPEC =
      """
      sweep: life
      workloads: [resnet20]
      bundles: {readouts: [ternary, adc-sar-7]}
      axes: {xbar_rows: [64, 128], xbar_columns: [64, 128]}
      constraints: [{name: square, rule: xbar_rows = xbar_columns}]
      """;

  @TempDir private static Path directory;
  private static Path spec;
  private static Path out;
  private static Terminal first;

  @BeforeAll
  static void sweep() throws IOException {
    spec = directory.resolve("life.yaml");
    out = directory.resolve("out");
    Files.writeString(spec, SPEC);
    first = Terminal.run("sweep", spec, "--out", out);
  }

  @Test
  @Order(1)
  void endsWithASummary() {
    assertThat(first.err()).isEmpty();
    assertThat(first.code()).isZero();
    assertThat(first.out())
        .contains("8 points planned, 4 rejected {square=4}, 4 evaluated: 4 rows, 0 failed")
        .contains("HCiM ", "7-bit SAR ADC (Table 3 cost)", "/ HCiM")
        .contains("tables: " + out + "/results");
    assertThat(out.resolve("views.sql")).exists();
  }

  @Test
  @Order(2)
  void theSummaryCanBeHadAgain() {
    Terminal summary = Terminal.run("summary", out);

    assertThat(summary.code()).isZero();
    assertThat(summary.out()).isEqualTo(first.out());
  }

  @Test
  @Order(3)
  void theSameAgainIsNothingToDo() {
    Terminal again = Terminal.run("sweep", spec, "--out", out);

    assertThat(again.code()).isZero();
    assertThat(again.out()).startsWith("nothing to do: sweep s_").contains("(4 rows)");
  }

  @Test
  @Order(4)
  void statusAndVerifyAreContent() {
    Terminal status = Terminal.run("status", out);
    Terminal verify = Terminal.run("verify", out);

    assertThat(status.code()).isZero();
    assertThat(status.out())
        .matches("s_[0-9a-f]{16}  complete    1 of 1 chunks, 4 rows, 0 failed.*\n");
    assertThat(verify.code()).isZero();
    assertThat(verify.out()).contains("verified, 1 chunks, 4 rows, complete, fingerprint");
    assertThat(first.out()).contains(verify.out().substring(verify.out().indexOf("fingerprint")));
  }

  /** Half of a sweep must not pass for the whole, nor for the other half. */
  @Test
  @Order(5)
  void aSliceOfItIsRefusedThere() {
    for (String slice : new String[] {"1/2", "2/2"}) {
      Terminal sliced = Terminal.run("sweep", spec, "--out", out, "--slice", slice);

      assertThat(sliced.code()).isEqualTo(ExitCode.USAGE);
      assertThat(sliced.err()).contains("was started with plan =", "use another --out");
    }
  }

  @Test
  @Order(6)
  void anotherSpecIsANewSweepBesideItAndSaysWhatChanged() throws IOException {
    Files.writeString(
        spec,
        SPEC.replace("[ternary, adc-sar-7]", "{ternary: , odd: {readout: sar, adc_bits: 5}}"));
    Terminal changed = Terminal.run("sweep", spec, "--out", out, "--max-failures", "0");

    assertThat(changed.err())
        .contains(
            "is a new sweep: it differs from s_",
            "rows[adc-sar-7]: {adc_bits: 7, adc_cost_source: paper, readout: sar} -> (absent)");
    assertThat(changed.code()).isEqualTo(ExitCode.FAILURE_BUDGET);
    assertThat(changed.err()).contains("2 rows have no result and --max-failures allows 0");
  }

  @Test
  @Order(7)
  void tooManyFailuresAreStillTooManyTheSecondTime() {
    Terminal again = Terminal.run("sweep", spec, "--out", out, "--max-failures", "0");

    assertThat(again.code()).isEqualTo(ExitCode.FAILURE_BUDGET);
    assertThat(Terminal.run("status", out).out()).contains("unfinished").hasLineCount(2);
    assertThat(Terminal.run("sweep", spec, "--out", out, "--max-failures", "50%").code()).isZero();
  }

  @Test
  @Order(7)
  void objectivesAndGroupsAreThoseOfAFrontier() {
    for (String option : new String[] {"--by", "--objectives"}) {
      Terminal refused = Terminal.run("sweep", spec, "--out", out, option, "workload");
      assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
      assertThat(refused.err()).contains("add --frontier-only");
    }
    Terminal chosen =
        Terminal.run(
            "sweep", spec, "--frontier-only", "--by", "", "--out", directory.resolve("frontier"));
    assertThat(chosen.code()).as(chosen.err()).isZero();
    assertThat(chosen.out()).contains("8 points evaluated");
  }

  @Test
  @Order(8)
  void anUnknownSweepIsAnErrorThatNamesTheKnownOnes() {
    Terminal unknown = Terminal.run("verify", out, "--sweep", "s_none");

    assertThat(unknown.code()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err()).matches("(?s).* contains no sweep s_none but \\[s_\\w+, s_\\w+\\]\n");
  }

  @Test
  @Order(9)
  void aFlippedByteIsFound() throws IOException {
    Path file = dataFile();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 3] ^= 1;
    Files.write(file, bytes);
    Terminal verify = Terminal.run("verify", out, "--sweep", sweepOf(file));

    assertThat(verify.code()).isEqualTo(ExitCode.VERIFICATION);
    assertThat(verify.err()).contains("c00000: " + file.getFileName());
    assertThat(verify.out()).contains(" problems, ");
  }

  private static Path dataFile() throws IOException {
    try (Stream<Path> files = Files.walk(out.resolve("results"))) {
      return files
          .filter(Files::isRegularFile)
          .max(Comparator.comparing(file -> file.toFile().length()))
          .orElseThrow();
    }
  }

  private static String sweepOf(Path file) {
    return file.getParent().getParent().getFileName().toString().substring("sweep=".length());
  }
}
