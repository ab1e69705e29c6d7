package org.hcim.sweeps.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.technology.Constant;
import org.hcim.accelerator.technology.Constants;
import org.hcim.sweeps.paper.Comparison.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReproductionTest {

  private static List<Comparison> comparisons() {
    return Reproduction.of(CostModel.cited());
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void everyPublishedNumberIsWithinItsTolerance(Comparison comparison) {
    assertThat(comparison.modeled()).isFinite();
    assertThat(comparison.verdict()).isNotEqualTo(Verdict.OUTSIDE_TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void aToleranceWiderThanItsAimCarriesAReason(Comparison comparison) {
    Published published = comparison.published();

    assertThat(published.why().isEmpty()).isEqualTo(published.aim().equals(published.tolerance()));
    if (comparison.verdict() == Verdict.OUTSIDE_AIM) {
      assertThat(published.why()).hasSizeGreaterThan(20);
    }
  }

  @Test
  void everyTableFigureAndBarOfThePaperIsThere() {
    List<Published> all = Published.all();

    assertThat(all).hasSize(88);
    assertThat(all)
        .extracting(Published::place)
        .containsOnly(
            "Table 1",
            "Table 3",
            "sparsity curve",
            "energy bars",
            "latency x area bars",
            "Fig. 1",
            "text",
            "ResNet-18 EDAP");
    assertThat(all.stream().filter(p -> p.place().equals("energy bars"))).hasSize(4 * 6);
    assertThat(all.stream().filter(p -> p.place().equals("latency x area bars"))).hasSize(4 * 6);
  }

  @Test
  void theTableCountsWhatItShows() {
    List<Comparison> comparisons = comparisons();
    long outsideAim = comparisons.stream().filter(c -> c.verdict() == Verdict.OUTSIDE_AIM).count();
    String table = ReproductionTable.markdown(comparisons);

    assertThat(table)
        .contains(
            "88 numbers: %d within aim, %d outside aim, 0 outside tolerance"
                .formatted(88 - outsideAim, outsideAim));
    assertThat(table.lines().filter(line -> line.endsWith("| outside aim |")))
        .hasSize((int) outsideAim);
    assertThat(table.lines().filter(line -> line.startsWith("|"))).hasSize(88 + 2);
  }

  @Test
  void theDocumentationSaysHowManyAreOutsideTheirAim() throws IOException {
    long outsideAim =
        comparisons().stream().filter(c -> c.verdict() == Verdict.OUTSIDE_AIM).count();

    assertThat(Files.readString(Path.of("../docs/reproduction.md")))
        .contains(
            "With model %s: 88 numbers, %d within their aim, %d outside it, none outside"
                .formatted(CostModel.VERSION, 88 - outsideAim, outsideAim));
  }

  /** The checks bite: another constant leaves the tolerance. */
  @Test
  void aWrongConstantIsNoticed() {
    var wrong = Constants.cited().with(Map.of(Constant.ADC_SAR7_POWER_MW, 1.0));

    assertThat(Reproduction.of(CostModel.with(wrong)))
        .anyMatch(comparison -> comparison.verdict() == Verdict.OUTSIDE_TOLERANCE);
  }

  @ParameterizedTest
  @CsvSource({
    "rounding, 0.90, 0.8950, true",
    "rounding, 0.90, 0.8949, false",
    "rounding, 15, 15.5, true",
    "rounding, 15, 15.51, false",
    "10%, 2.0, 2.19, true",
    "10%, 2.0, 1.79, false",
    "250%, 2.0, 6.9, true",
  })
  void marginsAreHalfADigitOrAShare(String margin, String printed, double modeled, boolean in) {
    assertThat(Margin.parse(margin).admits(new PrintedNumber(printed), modeled)).isEqualTo(in);
  }
}
