package org.hcim.jobs.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.hcim.jobs.table.Accuracies.Accuracy;
import org.hcim.sweeps.space.DesignSpace;
import org.hcim.sweeps.spec.AccuracySpec.Rule;
import org.hcim.sweeps.spec.SweepSpec;
import org.junit.jupiter.api.Test;

class MeasuredAccuraciesTest {

  private static final Object[] TERNARY = design("xbar_rows: 128");

  private static final int GRANULARITY = Parameter.SCALE_FACTOR_GRANULARITY.ordinal();

  @Test
  void isTheMeanOfTheSeedsOfExactlyThatSetting() {
    var accuracies = of(Rule.EXACT, measured(TERNARY, 0.6, 80, 82));

    var found = accuracies.of("net", design("xbar_rows: 128, xbar_columns: 256")).orElseThrow();

    assertThat(found.top1Pct()).isEqualTo(81);
    assertThat(found.zeroFrac()).isEqualTo(0.6);
    assertThat(found.source()).isEqualTo("measured:t_1 builtin, mean of 2 seeds");
    assertThat(accuracies.of("other", TERNARY)).isEmpty();
    assertThat(accuracies.of("net", design("xbar_rows: 64"))).isEmpty();
  }

  /** A network with one bias row is no evidence for crossbars with another number of them. */
  @Test
  void otherBiasRowsAreNotNear() {
    String binary = "readout: binary, bias_rows: ";
    var accuracies = of(Rule.NEAREST, measured(design(binary + 1), null, 80));

    assertThat(accuracies.of("net", design(binary + 1 + ", xbar_rows: 64"))).isPresent();
    assertThat(accuracies.of("net", design(binary + 0))).isEmpty();
    assertThat(accuracies.of("net", design(binary + 2))).isEmpty();
  }

  /** Nor is a network with levels at equal distances for levels of its own. */
  @Test
  void otherLevelsOfAnAdcAreNotNear() {
    String adc = "readout: flash, adc_bits: 4, adc_levels: ";
    var accuracies = of(Rule.NEAREST, measured(design(adc + "uniform"), null, 80));

    assertThat(accuracies.of("net", design("readout: sar, adc_bits: 4"))).isPresent();
    assertThat(accuracies.of("net", design(adc + "uniform, xbar_rows: 64"))).isPresent();
    assertThat(accuracies.of("net", design(adc + "nonuniform"))).isEmpty();
  }

  @Test
  void anEstimateSaysWhatItIsNearTo() {
    var accuracies =
        of(
            Rule.NEAREST,
            measured(TERNARY, 0.6, 80),
            measured(design("xbar_rows: 32"), 0.5, 85),
            measured(design("xbar_rows: 64, weight_bits: 2"), 0.5, 70));

    var found = accuracies.of("net", design("xbar_rows: 96")).orElseThrow();

    assertThat(found.top1Pct()).isEqualTo(80);
    assertThat(found.source())
        .startsWith("estimated:nearest setting conversion=ternary xbar_rows=128")
        .endsWith("measured:t_1 builtin, mean of 1 seeds");
    assertThat(accuracies.of("net", design("xbar_rows: 40")).orElseThrow().top1Pct()).isEqualTo(85);
  }

  /** 64 rows are as far from 32 as from 128: the estimate is the lower one, whatever the order. */
  @Test
  void ofEquallyNearSettingsTheLowerAccuracyCounts() {
    var low = measured(design("xbar_rows: 32"), 0.5, 70);
    var high = measured(TERNARY, 0.6, 80);

    for (var accuracies : List.of(of(Rule.NEAREST, low, high), of(Rule.NEAREST, high, low))) {
      assertThat(accuracies.of("net", design("xbar_rows: 64")).orElseThrow().top1Pct())
          .isEqualTo(70);
    }
  }

  @Test
  void nothingIsNearAcrossReadoutsMappingsOrGranularities() {
    var accuracies = of(Rule.NEAREST, measured(TERNARY, 0.6, 80));

    assertThat(accuracies.of("net", design("readout: binary"))).isEmpty();
    assertThat(accuracies.of("net", design("readout: sar"))).isEmpty();
    assertThat(accuracies.of("net", design("signed_mapping: twos_complement"))).isEmpty();
    assertThat(accuracies.of("net", design("scale_factor_granularity: column"))).isEmpty();
    assertThat(accuracies.of("net", design("scale_factor_bits: 8, partial_sum_bits: 16")))
        .isPresent();
  }

  @Test
  void convertersOfEqualBitsAreOneSetting() {
    var accuracies = of(Rule.EXACT, measured(design("readout: sar, adc_bits: 6"), null, 90));

    assertThat(accuracies.of("net", design("readout: flash, adc_bits: 6"))).isPresent();
    assertThat(accuracies.of("net", design("readout: flash, adc_bits: 5"))).isEmpty();
  }

  /** Of two networks with an ideal readout the better one is the reference, for all settings. */
  @Test
  void theReferenceIsTheBestNetworkWithAnIdealReadout() {
    var accuracies =
        of(
            Rule.EXACT,
            measured(TERNARY, 0.6, 80, 82),
            measured(design("readout: digital"), null, 84, 85),
            measured(design("readout: digital, weight_bits: 2"), null, 70));

    assertThat(accuracies.of("net", TERNARY).orElseThrow().referencePct()).isEqualTo(84.5);
    assertThat(accuracies.of("net", design("readout: digital, xbar_rows: 512")))
        .hasValueSatisfying(
            found -> {
              assertThat(found.top1Pct()).isEqualTo(84.5);
              assertThat(found.referencePct()).isEqualTo(84.5);
            });
  }

  @Test
  void withoutAnIdealReadoutThereIsNoReference() {
    var accuracies = of(Rule.EXACT, measured(TERNARY, 0.6, 80));

    assertThat(accuracies.of("net", TERNARY).orElseThrow().referencePct()).isNull();
  }

  @Test
  void travelsToWorkers() throws Exception {
    var accuracies = of(Rule.EXACT, measured(TERNARY, 0.6, 80));
    var before = accuracies.of("net", TERNARY);
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(accuracies);
    }

    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(((MeasuredAccuracies) in.readObject()).of("net", TERNARY))
          .isEqualTo(before)
          .isPresent();
    }
  }

  /** Between two random designs of one readout, against every design between them. */
  @Test
  void theAccuracyOfEachDesignIsAmongThoseOfItsBox() {
    List<Object[]> designs = grid();
    var random = new Random(5);
    int fewer = 0;
    for (int i = 0; i < 200; i++) {
      Measurement[] measurements =
          IntStream.range(0, 6)
              .mapToObj(n -> designs.get(random.nextInt(designs.size())))
              .map(design -> measured(design, null, 70.0 + random.nextInt(9)))
              .toArray(Measurement[]::new);
      MeasuredAccuracies accuracies = of(Rule.values()[i % 2], measurements);
      Object[] least = designs.get(random.nextInt(designs.size())).clone();
      Object[] most = least.clone();
      Object[] other = designs.get(random.nextInt(designs.size()));
      for (Parameter parameter : List.of(Parameter.XBAR_ROWS, Parameter.WEIGHT_BITS)) {
        int slot = parameter.ordinal();
        boolean isLess = (Integer) other[slot] < (Integer) least[slot];
        (isLess ? least : most)[slot] = other[slot];
      }
      if (i % 4 == 3) {
        most[GRANULARITY] = other[GRANULARITY];
      }
      List<Accuracy> within = accuracies.within("net", "net", least, most);
      for (Object[] design : designs) {
        if (isBetween(least, design, most)) {
          accuracies
              .of("net", design)
              .ifPresent(found -> assertThat(tops(within)).contains(found.top1Pct()));
        }
      }
      fewer += within.size() < 6 ? 1 : 0;
    }
    assertThat(fewer).as("boxes that exclude a measurement").isGreaterThan(100);
  }

  private static List<Object[]> grid() {
    DesignSpace space =
        SweepSpec.parse(
                "x.yaml",
                "{sweep: x, workloads: [resnet20], bundles: {readouts: [ternary, binary]}, axes: {"
                    + "xbar_rows: [32, 48, 64, 100, 128, 512], weight_bits: [1, 2, 3, 4, 8],"
                    + "scale_factor_granularity: [bit_slice, column, layer]}}",
                Path.of("."))
            .space();
    return LongStream.range(0, space.size()).mapToObj(space::point).toList();
  }

  private static List<Double> tops(List<Accuracy> accuracies) {
    return accuracies.stream().map(Accuracy::top1Pct).toList();
  }

  private static boolean isBetween(Object[] least, Object[] design, Object[] most) {
    for (Parameter parameter : List.of(Parameter.XBAR_ROWS, Parameter.WEIGHT_BITS)) {
      int slot = parameter.ordinal();
      int value = (Integer) design[slot];
      if (value < (Integer) least[slot] || value > (Integer) most[slot]) {
        return false;
      }
    }
    boolean isOpen = least[GRANULARITY] != most[GRANULARITY];
    return (isOpen || design[GRANULARITY] == least[GRANULARITY])
        && design[Parameter.READOUT.ordinal()] == least[Parameter.READOUT.ordinal()];
  }

  private static MeasuredAccuracies of(Rule rule, Measurement... measurements) {
    return new MeasuredAccuracies(List.of(measurements), rule);
  }

  private static Measurement measured(Object[] design, Double zeroFrac, double... top1Pct) {
    return Measurements.of(
        "net",
        AlgorithmSetting.of(design),
        java.util.Arrays.stream(top1Pct).boxed().toList(),
        zeroFrac,
        "measured:t_1 builtin, mean of " + top1Pct.length + " seeds");
  }

  private static Object[] design(String fixed) {
    String spec = "{sweep: x, workloads: [resnet20], fixed: {" + fixed + "}}";
    return SweepSpec.parse("x.yaml", spec, Path.of(".")).space().point(0);
  }
}
