package org.hcim.sweeps.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.sweeps.space.DesignSpace;
import org.hcim.sweeps.space.Slot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SweepSpecTest {

  private static final String SPEC =
      """
      # a comment
      sweep: small
      description: two axes
      workloads: [resnet20, {network: vgg9, name: sparse, ternary_zero_frac: {conv2: 0.75}}]
      fixed: {weight_bits: 3}
      axes:
        xbar_rows: {powers_of_two: [64, 256]}
        readout: [ternary, sar]
        adc_bits: [6, 7]
      constraints:
        - {name: tall, rule: xbar_rows <= 128, because: of noise}
      constants: {comparator_energy_pj: 0.25}
      """;

  /** The same, in another order, in other forms and without comments. */
  private static final String REARRANGED =
      """
      constants: {comparator_energy_pj: 25.0e-2}
      constraints: [{rule: "xbar_rows <= 128", name: tall}]
      axes: {adc_bits: {range: [6, 7]}, readout: {values: [ternary, sar]}, xbar_rows: [64, 128, 256]}
      chunk_points: 100000
      sampling: {method: grid}
      fixed: {weight_bits: 3}
      max_points: 77
      workloads:
        - {network: resnet20}
        - {name: sparse, network: vgg9, ternary_zero_frac: {conv2: 0.75}}
      sweep: small
      """;

  @TempDir private Path folder;

  private SweepSpec parse(String text) {
    return SweepSpec.parse("s.yaml", text, folder);
  }

  @Test
  void readsWhatIsWritten() {
    SweepSpec spec = parse(SPEC);
    assertThat(spec.name()).isEqualTo("small");
    assertThat(spec.workloads()).extracting(Workload::name).containsExactly("resnet20", "sparse");
    assertThat(((MvmLayer) spec.workloads().get(1).network().layers().get(1)).ternaryZeroFrac())
        .hasValue(0.75);
    assertThat(spec.constraints())
        .extracting(Constraint::name, Constraint::rule, Constraint::because)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("tall", "xbar_rows <= 128", "of noise"));
    assertThat(spec.constants()).containsEntry("comparator_energy_pj", 0.25);
    assertThat(spec.space().size()).isEqualTo(3 * (1 + 2));
    assertThat(spec.cap().points()).isEqualTo(5_000_000);
    assertThat(spec.chunkPoints()).isEqualTo(100_000);
  }

  @Test
  void orderOfKeysFormsAndCommentsDoNotChangeTheHashOrThePoints() {
    SweepSpec one = parse(SPEC);
    SweepSpec other = parse(REARRANGED);
    assertThat(other.canonicalJson()).isEqualTo(one.canonicalJson());
    assertThat(other.specHash("1", "2", "3"))
        .isEqualTo(one.specHash("1", "2", "3"))
        .matches("[0-9a-f]{64}")
        .isNotEqualTo(one.specHash("1", "2", "4"))
        .isNotEqualTo(one.specHash("1", "3", "3"))
        .isNotEqualTo(one.specHash("2", "2", "3"));
    assertThat(points(other.space())).isEqualTo(points(one.space()));
  }

  @Test
  void whatChangesRowsChangesTheHash() {
    String hash = parse(SPEC).specHash("1", "1", "1");
    for (String[] change :
        new String[][] {
          {"256", "512"},
          {"weight_bits: 3", "weight_bits: 4"},
          {"0.25", "0.26"},
          {"0.75", "0.8"},
          {"<= 128", "<= 64"},
          {"[ternary, sar]", "[sar, ternary]"},
          {"sweep: small", "sweep: big"}
        }) {
      assertThat(parse(SPEC.replace(change[0], change[1])).specHash("1", "1", "1"))
          .as(change[0])
          .isNotEqualTo(hash);
    }
    assertThat(parse(SPEC + "chunk_points: 10").specHash("1", "1", "1")).isNotEqualTo(hash);
    assertThat(parse(SPEC + "max_points: 10").specHash("1", "1", "1")).isEqualTo(hash);
  }

  @Test
  void bundlesAreAnAxisOfWholeSets() {
    SweepSpec spec =
        parse(
            """
            sweep: x
            workloads: [vgg9]
            bundles:
              design:
                hcim-a:
                mine: {readout: sar, adc_bits: 5, adc_cost_source: regression}
            """);
    assertThat(values(spec.space(), Parameter.XBAR_ROWS)).containsExactly(128, 128);
    assertThat(values(spec.space(), Parameter.ADC_BITS)).containsExactly(null, 5);
    assertThat(values(spec.space(), Parameter.SCALE_FACTOR_BITS)).containsExactly(4, null);
  }

  @Test
  void axisMayTakeOverWhereItsConditionExcludesTheBundles() {
    SweepSpec spec =
        parse(
            """
            sweep: x
            workloads: [vgg9]
            bundles: {readouts: [adc-sar-7, {law: {readout: sar, adc_cost_source: regression}}]}
            axes: {adc_bits: {values: [4, 5], when: {readouts: law}}}
            """);
    assertThat(values(spec.space(), Parameter.ADC_BITS)).containsExactly(7, 4, 5);
  }

  /** The default of {@code adc_bits} is 7, but comparators have none. */
  @Test
  void aConditionDoesNotHoldWhereItsParameterDoesNotApply() {
    SweepSpec spec =
        parse(
            """
            sweep: x
            workloads: [vgg9]
            bundles: {readouts: [ternary, adc-sar-7, adc-sar-6]}
            axes: {xbar_columns: {values: [64, 256], when: {adc_bits: 7}}}
            """);
    assertThat(values(spec.space(), Parameter.ADC_BITS)).containsExactly(null, 7, 7, 6);
    assertThat(values(spec.space(), Parameter.XBAR_COLUMNS)).containsExactly(128, 64, 256, 128);
  }

  @Test
  void unsetParametersTakeTheirDefaultsAndDerivedOnesStayOpen() {
    Object[] point = parse("sweep: x\nworkloads: [vgg9]").space().point(0);
    for (Parameter parameter : Parameter.values()) {
      assertThat(point[Slot.of(parameter)])
          .isEqualTo(
              parameter.readouts().contains(org.hcim.accelerator.design.ReadoutKind.TERNARY)
                  ? parameter.domain().byDefault().orElse(null)
                  : null);
    }
  }

  @Test
  void unevenSobolIsWarnedAbout() {
    String head = "sweep: x\nworkloads: [vgg9]\naxes: {xbar_rows: {between: [64, 128]}}\n";
    assertThat(parse(head + "sampling: {method: sobol, points: 1000}").warnings())
        .containsExactly(
            "sampling.points (1000) is not a power of two, so the Sobol sequence is uneven");
    assertThat(parse(head + "sampling: {method: sobol, points: 1024}").warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          comparator_energy_pj: 11     |constants.comparator_energy_pj is 1000 times the cited 0.011 pJ
          sample_hold_energy_pj: 8e-8  |constants.sample_hold_energy_pj is 1/109 of the cited 0.00000873 pJ
          gated_leakage_frac: 0.5      |constants.gated_leakage_frac is 16.7 times the cited 0.03
          """)
  void aConstantFarFromItsCitedValueIsWarnedAbout(String constant, String warning) {
    assertThat(parse("{sweep: x, workloads: [vgg9], constants: {" + constant + "}}").warnings())
        .containsExactly(warning);
  }

  /** Ten times as much is an uncommon value; zero removes a cost; from zero there is no factor. */
  @ParameterizedTest
  @ValueSource(
      strings = {"comparator_energy_pj: 0.11", "dcim_read_frac: 0", "sram_cell_extra_fj: 9"})
  void otherConstantsAreNotWarnedAbout(String constant) {
    assertThat(parse("{sweep: x, workloads: [vgg9], constants: {" + constant + "}}").warnings())
        .isEmpty();
  }

  @Test
  void pointsComeFromAFileWhoseContentIsPartOfTheHash() throws IOException {
    Files.writeString(folder.resolve("p.csv"), "xbar_rows\n64\n256\n");
    Path file =
        Files.writeString(
            folder.resolve("s.yaml"),
            """
            sweep: x
            workloads: [vgg9]
            fixed: {readout: binary}
            sampling: {method: points, file: p.csv}
            """);
    SweepSpec spec = SweepSpec.load(file);
    assertThat(values(spec.space(), Parameter.XBAR_ROWS)).containsExactly(64, 256);
    Files.writeString(folder.resolve("p.csv"), "xbar_rows\n64\n512\n");
    assertThat(SweepSpec.load(file).specHash("1", "1", "1"))
        .isNotEqualTo(spec.specHash("1", "1", "1"));
  }

  @Test
  void parametersOfEverySectionAreStated() {
    SweepSpec spec =
        parse(
            """
            sweep: x
            workloads: [vgg9]
            fixed: {ternary_zero_frac: 0.5}
            zip:
              - {xbar_rows: [64, 128], xbar_columns: [32, 64]}
            bundles: {precision: {low: {weight_bits: 2}, high: {weight_bits: 4}}}
            axes: {readout: [ternary, binary]}
            """);
    assertThat(spec.stated())
        .containsExactlyInAnyOrder(
            Parameter.TERNARY_ZERO_FRAC,
            Parameter.XBAR_ROWS,
            Parameter.XBAR_COLUMNS,
            Parameter.WEIGHT_BITS,
            Parameter.READOUT);
    assertThat(spec.listed("chosen", Optional.empty(), List.of()).stated())
        .isEqualTo(spec.stated());
  }

  /** An empty field selects the default, so a column of empty fields states nothing. */
  @Test
  void columnsOfPointsAreStated() throws IOException {
    Files.writeString(
        folder.resolve("p.csv"), "xbar_rows,ternary_zero_frac,weight_bits\n64,,\n128,0.5,\n");
    SweepSpec spec =
        parse(
            """
            sweep: x
            workloads: [vgg9]
            fixed: {readout: ternary}
            sampling: {method: points, file: p.csv}
            """);
    assertThat(spec.stated())
        .containsExactlyInAnyOrder(
            Parameter.XBAR_ROWS, Parameter.TERNARY_ZERO_FRAC, Parameter.READOUT);
  }

  private static List<Object> values(DesignSpace space, Parameter parameter) {
    return points(space).stream().map(point -> point.get(Slot.of(parameter))).toList();
  }

  private static List<List<Object>> points(DesignSpace space) {
    List<List<Object>> points = new ArrayList<>();
    for (long i = 0; i < space.size(); i++) {
      points.add(Arrays.asList(space.point(i)));
    }
    return points;
  }
}
