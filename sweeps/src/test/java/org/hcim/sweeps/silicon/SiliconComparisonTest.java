package org.hcim.sweeps.silicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hcim.accelerator.cost.Component;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.cost.MacroCost;
import org.hcim.accelerator.design.CrossbarTechnology;
import org.hcim.accelerator.design.Readout;
import org.hcim.accelerator.technology.Constant;
import org.hcim.accelerator.technology.ConstantRange;
import org.hcim.accelerator.technology.Constants;
import org.hcim.sweeps.paper.Comparison.Verdict;
import org.hcim.sweeps.paper.Published.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped macros beside the model. */
class SiliconComparisonTest {

  private static final Path PAGE = Path.of("../docs/validation.md");

  /** The page below this line is what the command prints. */
  private static final String GENERATED = "<!-- the output of: ./hcim validate -->\n\n";

  private static final boolean REWRITE = Boolean.getBoolean("hcim.golden.rewrite");

  private static List<MacroComparison> comparisons() {
    return SiliconComparison.of(CostModel.cited(), PublishedMacros.builtIn());
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void everyFigureIsWithinItsAimOrReviewed(MacroComparison comparison) {
    assertThat(comparison.modeled()).isFinite().isPositive();
    assertThat(comparison.verdict().fails()).isFalse();
  }

  /** A figure that is within its aim again has nothing left to explain. */
  @ParameterizedTest
  @MethodSource("comparisons")
  void onlyWhatIsBeyondTheAimHasAReason(MacroComparison comparison) {
    boolean isUnexplained = comparison.verdict() == Verdict.UNEXPLAINED;

    assertThat(comparison.figure().reviewed().isPresent()).isEqualTo(isUnexplained);
    assertThat(comparison.figure().why().length() > 20).isEqualTo(isUnexplained);
  }

  @Test
  void thereAreSixChipsOfBothKinds() {
    List<PublishedMacro> macros = PublishedMacros.builtIn();

    assertThat(macros.stream().map(macro -> macro.venue() + macro.year()).distinct())
        .hasSizeGreaterThanOrEqualTo(6);
    assertThat(macros)
        .anyMatch(macro -> macro.macro().point().readout() instanceof Readout.Digital);
    assertThat(macros)
        .anyMatch(macro -> macro.macro().point().technology() == CrossbarTechnology.SRAM_CAPACITOR);
    assertThat(PublishedMacros.names())
        .isEqualTo(macros.stream().map(PublishedMacro::name).toList());
  }

  /** ZigZag fitted its laws of adder trees and of ADCs to these chips. */
  @Test
  void aFigureThatALawWasFittedToIsNotPredicted() {
    assertThat(comparisons())
        .filteredOn(
            each -> Set.of("isscc_2022_15_5", "isscc_2023_7_2").contains(each.macro().name()))
        .hasSize(7)
        .noneMatch(each -> each.figure().role() == Role.PREDICTED);
    assertThat(comparisons())
        .filteredOn(
            each -> Set.of("cicc_2021_ternary", "jssc_2023_6t").contains(each.macro().name()))
        .filteredOn(each -> each.figure().name().startsWith("time"))
        .hasSize(2)
        .allMatch(each -> each.figure().role() == Role.FITTED);
  }

  /** 9.7 pJ of a column of 2,304 cells are 4.2 fJ a cell; the model's 6.164 pJ are 2.68 fJ. */
  @Test
  void quantitiesFollowFromTheCost() {
    PublishedMacro macro = PublishedMacros.builtIn().get(0);
    MacroCost cost = SiliconComparison.cost(CostModel.cited(), macro);
    var array = Set.of(Component.CROSSBAR, Component.WORDLINE_DRIVER);
    double arrayPj = cost.energyPj(Component.CROSSBAR) + cost.energyPj(Component.WORDLINE_DRIVER);
    double macs = 2304 * 256;

    assertThat(Quantity.ENERGY_PER_COLUMN_PJ.of(cost, array, 2)).isEqualTo(arrayPj / 256);
    assertThat(Quantity.ENERGY_PER_MAC_FJ.of(cost, array, 2)).isEqualTo(arrayPj * 1e3 / macs);
    assertThat(Quantity.ENERGY_PER_VECTOR_PJ.of(cost, array, 2)).isEqualTo(arrayPj);
    assertThat(Quantity.TOPS_PER_W.of(cost, array, 2)).isEqualTo(2 * macs / arrayPj);
    assertThat(Quantity.TOPS_PER_W.of(cost, array, 128)).isEqualTo(128 * macs / arrayPj);
    assertThat(Quantity.ENERGY_SHARE_PCT.of(cost, array, 2))
        .isEqualTo(100 * arrayPj / cost.energyPj());
    assertThat(Quantity.TOPS.of(cost, array, 2)).isEqualTo(2 * macs / cost.vectorNs() * 1e-3);
  }

  /** Validation can fail: a constant behind a figure, doubled or halved, changes a verdict. */
  @ParameterizedTest
  @EnumSource(
      names = {
        "ADC_CAPACITIVE_UNIT_FF",
        "AREA_UTILIZATION_FRAC",
        "ARRAY_PERIPHERY_FACTOR",
        "CELL_ADDER_GLITCH_FRAC",
        "CELL_ADDER_REGISTER_ROWS",
        "COMPARATOR_ENERGY_PJ",
        "COMPARATOR_SIGMA_MV",
        "DIGITAL_FLIP_FLOP_FJ",
        "DRIVER_CHAIN_FRAC",
        "ADC_CAPACITIVE_NS_PER_BIT",
        "ADC_CAPACITIVE_NS_PER_ROW_AND_BIT",
        "ADC_CAPACITIVE_UM2",
        "CELL_CAPACITOR_FF",
        "WIRE_FF_PER_UM",
        "INPUT_ONES_FRAC",
        "CAPACITOR_FF_PER_UM2",
        "DRIVER_ROW_ENERGY_PJ",
        "DIGITAL_ADDER_FJ",
        "DIGITAL_ADDER_UM2",
        "DIGITAL_SUM_NS",
        "DIGITAL_ACTIVITY_FRAC"
      })
  void aChangedConstantIsNoticed(Constant constant) {
    double value = Constants.cited().get(constant);
    boolean mayDouble = ConstantRange.of(constant).contains(2 * value);
    double changed = mayDouble ? 2 * value : value / 2;
    CostModel model = CostModel.with(Constants.cited().with(Map.of(constant, changed)));

    assertThat(SiliconComparison.of(model, PublishedMacros.builtIn()))
        .anyMatch(comparison -> comparison.verdict().fails());
  }

  /**
   * A mm2 of macro at 65 nm leaks less than a milliwatt, as chips of low-power transistors do, and
   * a tenth of what it takes while it works.
   */
  @Test
  void leakageIsASmallPartOfAMacroThatWorks() {
    for (MacroComparison each : comparisons()) {
      MacroCost cost = SiliconComparison.cost(CostModel.cited(), each.macro());
      double leakagePj = cost.energyPj(Component.LEAKAGE);
      double leakingNs =
          cost.macro().measuredCycleNs().orElse(cost.cycleNs())
              * cost.macro().point().precision().streams();

      assertThat(leakagePj / cost.energyPj()).as(each.macro().name()).isBetween(1e-4, 0.12);
      assertThat(leakagePj / leakingNs / cost.areaMm2()).as(each.macro().name()).isLessThan(1);
    }
  }

  /** Doubled, they bring a figure nearer to its aim; without them one leaves it. */
  @Test
  void capacitorCellsWithoutClockLinesAreNoticed() {
    var without = Constants.cited().with(Map.of(Constant.CAPACITOR_CONTROL_LINES, 0.0));

    assertThat(SiliconComparison.of(CostModel.with(without), PublishedMacros.builtIn()))
        .anyMatch(comparison -> comparison.verdict().fails());
  }

  @Test
  void thePageShowsWhatTheCommandPrints() throws IOException {
    String page = Files.readString(PAGE);
    String actual = SiliconTable.markdown(CostModel.cited(), PublishedMacros.builtIn());
    if (REWRITE) {
      assertThat(System.getenv("CI")).as("CI must not rewrite %s", PAGE).isNull();
      page = page.substring(0, page.indexOf(GENERATED)) + GENERATED + actual;
      Files.writeString(PAGE, page);
    }

    assertThat(page).as("rewrite with -Dhcim.golden.rewrite=true").endsWith(GENERATED + actual);
  }

  @Test
  void theTableCountsWhatItShows() {
    List<MacroComparison> predicted =
        comparisons().stream().filter(each -> each.figure().role() == Role.PREDICTED).toList();
    String table = SiliconTable.markdown(CostModel.cited(), PublishedMacros.builtIn());

    assertThat(table)
        .contains(
            "Of %d predicted figures of %d macros, %d are within their aim"
                .formatted(
                    predicted.size(),
                    PublishedMacros.names().size(),
                    predicted.stream()
                        .filter(each -> each.verdict() == Verdict.WITHIN_AIM)
                        .count()));
  }
}
