package org.hcim.sweeps.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongToDoubleFunction;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.space.DesignSpace;
import org.hcim.sweeps.spec.ExpandedSpec;
import org.hcim.sweeps.spec.SweepSpec;
import org.junit.jupiter.api.Test;

class ExperimentTest {

  private static final String CONDITIONAL =
      """
      sweep: s
      workloads: [resnet20]
      bundles: {readouts: [ternary, adc-sar-7, adc-sar-6, {odd: {readout: sar}}]}
      axes:
        xbar_rows: [32, 64, 128, 256]
        xbar_columns: [32, 64, 128]
        adc_bits: {values: [4, 5, 6], when: {readouts: odd}}
        ternary_zero_frac: [0.5, 0.7]
      """;

  private static SweepSpec spec(String text) {
    return SweepSpec.parse("s.yaml", text, Path.of("."));
  }

  private static List<Attribution> attribute(SweepSpec spec, LongToDoubleFunction response) {
    return Experiment.of(ExpandedSpec.parse(spec.canonicalJson())).attribute(response);
  }

  @SuppressWarnings("EnumOrdinal") // the array is defined by it, see DesignPoint.of
  private static double number(DesignSpace space, long point, Parameter parameter) {
    return ((Number) space.point(point)[parameter.ordinal()]).doubleValue();
  }

  /** Designs with the same axes are one group, whatever readout they have. */
  @Test
  void aGridIsSplitIntoGroupsInWhichTheSameAxesVary() {
    List<Attribution> found = attribute(spec(CONDITIONAL), point -> point % 7);

    assertThat(found)
        .extracting(Attribution::group)
        .containsExactly(
            "readouts = ternary", "readouts = adc-sar-7 | adc-sar-6", "readouts = odd");
    assertThat(found).extracting(Attribution::designs).containsExactly(24L, 24L, 36L);
    assertThat(axes(found.get(0)))
        .containsExactly("xbar_rows", "xbar_columns", "ternary_zero_frac");
    assertThat(axes(found.get(1))).containsExactly("readouts", "xbar_rows", "xbar_columns");
    assertThat(axes(found.get(2))).containsExactly("xbar_rows", "xbar_columns", "adc_bits");
  }

  @Test
  void aGridCopiesTheResponsesOfItsLargestGroup() {
    Experiment grid = Experiment.of(ExpandedSpec.parse(spec(CONDITIONAL).canonicalJson()));

    assertThat(grid.points()).isEqualTo(84);
    assertThat(grid.cells()).isEqualTo(36);
  }

  /** The response is log2 of the rows and a tenth of the columns: worked out by hand. */
  @Test
  void ofAnAdditiveResponseSharesAndLevelsAreKnown() {
    SweepSpec spec = spec(CONDITIONAL);
    LongToDoubleFunction response =
        point ->
            Math.log(number(spec.space(), point, Parameter.XBAR_ROWS)) / Math.log(2)
                + number(spec.space(), point, Parameter.XBAR_COLUMNS) / 10;

    Attribution ternary = attribute(spec, response).get(0);

    double ofRows = 1.25; // of 5, 6, 7, 8
    double ofColumns = 15.928888888888888; // of 3.2, 6.4, 12.8
    Influence.Exact rows = (Influence.Exact) ternary.influences().get(0);
    Influence.Exact columns = (Influence.Exact) ternary.influences().get(1);
    Influence.Exact zeros = (Influence.Exact) ternary.influences().get(2);
    assertThat(rows.first()).isCloseTo(ofRows / (ofRows + ofColumns), within(1e-12));
    assertThat(rows.all()).isCloseTo(rows.first(), within(1e-12));
    assertThat(rows.range()).isCloseTo(3, within(1e-12));
    assertThat(columns.first()).isCloseTo(ofColumns / (ofRows + ofColumns), within(1e-12));
    assertThat(columns.levels())
        .extracting(Influence.Level::label)
        .containsExactly("32", "64", "128");
    assertThat(zeros.first()).isCloseTo(0, within(1e-12));
    assertThat(zeros.all()).isCloseTo(0, within(1e-12));
  }

  @Test
  void rejectedDesignsLeaveABalancedPartThatIsSaidToBeOne() {
    SweepSpec spec = spec(CONDITIONAL);
    LongToDoubleFunction response =
        point -> {
          double rows = number(spec.space(), point, Parameter.XBAR_ROWS);
          double columns = number(spec.space(), point, Parameter.XBAR_COLUMNS);
          return rows > 2 * columns ? Double.NaN : rows + columns;
        };

    Attribution ternary = attribute(spec, response).get(0);

    assertThat(ternary.designs()).isEqualTo(18);
    assertThat(ternary.used()).isEqualTo(12);
    Map<String, Object> levels = new TreeMap<>();
    ternary.influences().forEach(i -> levels.put(i.axis(), ((Influence.Exact) i).levels().size()));
    assertThat(levels).isEqualTo(Map.of("xbar_rows", 2, "xbar_columns", 3, "ternary_zero_frac", 2));
  }

  @Test
  void aGridWithTooManyHolesGivesNoNumbers() {
    Attribution ternary =
        attribute(
                spec(CONDITIONAL.replace("[0.5, 0.7]", "{linear: [0, 1], points: 101}")),
                point -> point % 101 == (point / 101 * 9) % 101 ? point : Double.NaN)
            .get(0);

    assertThat(ternary.used()).isZero();
    assertThat(ternary.influences())
        .allMatch(
            influence ->
                influence instanceof Influence.NotIdentifiable refused
                    && refused.reason().startsWith("no balanced part"));
  }

  @Test
  void otherSamplesGiveNoNumbers() {
    for (String method : List.of("random", "latin_hypercube", "sobol")) {
      SweepSpec spec = spec(CONDITIONAL + "sampling: {method: %s, points: 64}\n".formatted(method));

      assertThat(attribute(spec, point -> point).get(0).influences())
          .hasSize(5)
          .allSatisfy(
              influence ->
                  assertThat(((Influence.NotIdentifiable) influence).reason())
                      .isEqualTo(
                          "a %s sample gives no sensitivities; use a grid, or sampling method saltelli or"
                              + " morris",
                          method));
    }
  }

  @Test
  void aSpecsOwnDesignsAreRecognized() {
    String intervals = CONDITIONAL.replace("[0.5, 0.7]", "{between: [0.5, 0.7]}");
    SweepSpec morris = spec(intervals + "sampling: {method: morris, trajectories: 20}\n");
    SweepSpec saltelli = spec(intervals + "sampling: {method: saltelli, points: 64}\n");

    assertThat(morris.space().size()).isEqualTo(20 * 6);
    assertThat(saltelli.space().size()).isEqualTo(64 * 7);
    Attribution screened =
        attribute(morris, point -> number(morris.space(), point, Parameter.XBAR_ROWS)).get(0);
    Attribution shared =
        attribute(saltelli, point -> number(saltelli.space(), point, Parameter.XBAR_ROWS)).get(0);
    assertThat(screened.method()).isEqualTo("morris");
    assertThat(shared.influences().get(1).total().orElseThrow().value()).isCloseTo(1, within(0.1));
    assertThat(shared.influences().get(2).total().orElseThrow().value()).isZero();
  }

  private static List<String> axes(Attribution attribution) {
    return attribution.influences().stream().map(Influence::axis).toList();
  }
}
