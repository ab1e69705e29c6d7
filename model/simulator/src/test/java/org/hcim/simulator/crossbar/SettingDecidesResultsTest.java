package org.hcim.simulator.crossbar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.hcim.accelerator.Dice;
import org.hcim.accelerator.RandomDesigns;
import org.hcim.accelerator.design.AdcLevels;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.hcim.accelerator.design.ThresholdRule;
import org.junit.jupiter.api.Test;

/** {@link AlgorithmSetting} against products that are computed from whole designs. */
class SettingDecidesResultsTest {

  private static final int DESIGNS = 1000;
  private static final int INPUTS = 70;
  private static final int OUTPUTS = 2;

  /** The kernels know a design by its setting only and compute what the whole design does. */
  @Test
  void aSettingSaysAllThatTheSimulatorNeeds() {
    var dice = new Dice(11);
    for (int i = 0; i < DESIGNS; i++) {
      Object[] values = values(dice);
      var naive = new NaiveDesign(DesignPoint.of(values), i);

      long[] expected = naive.product(INPUTS, OUTPUTS);
      assertThat(simulated(AlgorithmSetting.of(values), naive))
          .as("%s", Arrays.toString(values))
          .isEqualTo(expected);
    }
  }

  /**
   * Designs that differ in one parameter: where their results differ so do their settings, and each
   * parameter that is part of settings makes a difference somewhere.
   */
  @Test
  void exactlyTheSettingDecidesResults() {
    var dice = new Dice(12);
    Set<Parameter> decisive = EnumSet.noneOf(Parameter.class);
    for (int i = 0; i < DESIGNS; i++) {
      Object[] values = values(dice);
      long[] results = new NaiveDesign(DesignPoint.of(values), i).product(INPUTS, OUTPUTS);
      for (Parameter parameter : Parameter.values()) {
        Object[] changed = withOther(parameter, values, values(dice));
        if (isPossible(changed)
            && !Arrays.equals(
                new NaiveDesign(DesignPoint.of(changed), i).product(INPUTS, OUTPUTS), results)) {
          decisive.add(parameter);
          assertThat(AlgorithmSetting.of(changed))
              .as("%s of %s", parameter, Arrays.toString(values))
              .isNotEqualTo(AlgorithmSetting.of(values));
        }
      }
    }
    assertThat(decisive)
        .containsExactlyElementsOf(
            Arrays.stream(Parameter.values()).filter(Parameter::decidesResults).toList());
  }

  /** A parameter that is marked as deciding results but that datapaths do not know fails here. */
  @Test
  void datapathsKnowEveryParameterOfASetting() {
    var dice = new Dice(13);
    for (int i = 0; i < DESIGNS; i++) {
      Object[] values = values(dice);
      var naive = new NaiveDesign(DesignPoint.of(values), i);
      var setting = withoutColumns(AlgorithmSetting.of(values));

      assertThat(Datapath.ideal(setting).with(readout(setting, naive)).setting())
          .isEqualTo(setting);
      assertThat(Datapath.ideal(setting).setting())
          .isEqualTo(setting.ideal().with(Parameter.XBAR_ROWS, setting.rows()));
    }
  }

  /** Bias rows and thresholds by column show in a matrix only. */
  private static AlgorithmSetting withoutColumns(AlgorithmSetting setting) {
    if (setting.levels() == ReadoutLevels.TERNARY) {
      return setting.with(Parameter.TERNARY_THRESHOLDS, ThresholdRule.ALPHA);
    }
    return setting.biasRows() == 0
        ? setting
        : setting.with(Parameter.BIAS_ROWS, 0).with(Parameter.XBAR_ROWS, setting.inputRows());
  }

  private static long[] simulated(AlgorithmSetting setting, NaiveDesign naive) {
    var datapath = Datapath.ideal(setting).with(readout(setting, naive));
    var weights = new byte[INPUTS * OUTPUTS];
    var activations = new byte[INPUTS];
    for (int input = 0; input < INPUTS; input++) {
      activations[input] = (byte) naive.activation(input);
      for (int output = 0; output < OUTPUTS; output++) {
        weights[output * INPUTS + input] = (byte) naive.weight(output, input);
      }
    }
    var matrix =
        new CrossbarMatrix(
            datapath,
            new WeightMatrix(INPUTS, OUTPUTS, weights, datapath.slicing()),
            ScaleFactors.of(datapath, INPUTS, OUTPUTS, scales(datapath, naive)),
            thresholds(setting, datapath, naive));
    var sums = new int[OUTPUTS];
    Kernel.of(matrix, new LaneBuffers()).multiply(Inputs.of(activations, 1), sums);
    return IntStream.of(sums).asLongStream().toArray();
  }

  /** A bias that adds to a partial sum is a reference as far below zero. */
  private static ColumnThresholds thresholds(
      AlgorithmSetting setting, Datapath datapath, NaiveDesign naive) {
    boolean isByColumn =
        setting.levels() == ReadoutLevels.TERNARY
            && setting.value(Parameter.TERNARY_THRESHOLDS) != ThresholdRule.ALPHA;
    if (!isByColumn && setting.biasRows() == 0) {
      return ColumnThresholds.NONE;
    }
    int slices = datapath.slicing().slices();
    int streams = setting.precision().streams();
    var own = new int[ColumnThresholds.count(datapath, INPUTS, OUTPUTS)];
    for (int i = 0; i < own.length; i++) {
      int column = i / streams;
      int slice = column % slices;
      int output = column / slices % OUTPUTS;
      int split = column / slices / OUTPUTS;
      own[i] =
          isByColumn
              ? naive.threshold(split, slice, i % streams, output)
              : -naive.bias(split, output, slice);
    }
    return isByColumn
        ? ColumnThresholds.ternary(new int[own.length], own)
        : ColumnThresholds.binary(own);
  }

  private static ColumnReadout readout(AlgorithmSetting setting, NaiveDesign naive) {
    return switch (setting.levels()) {
      case TERNARY -> new ColumnReadout.Ternary(NaiveDesign.ALPHA, 0, DcimWidths.of(setting));
      case BINARY -> new ColumnReadout.Binary(0, DcimWidths.of(setting));
      case ADC -> converter(setting, naive);
      case IDEAL -> new ColumnReadout.Ideal();
    };
  }

  private static ColumnReadout converter(AlgorithmSetting setting, NaiveDesign naive) {
    int bits = setting.integer(Parameter.ADC_BITS);
    if (setting.adcLevels() == AdcLevels.UNIFORM) {
      return new ColumnReadout.Adc(bits, naive.lowest(), 0);
    }
    return new LevelAdc(bits, IntStream.range(0, 1 << bits).map(naive::level).toArray());
  }

  /** The codes in the order that {@link ScaleFactors} documents. */
  private static int[] scales(Datapath datapath, NaiveDesign naive) {
    if (!(datapath.readout() instanceof ColumnReadout.Comparators comparators)) {
      return new int[0];
    }
    int slices = datapath.slicing().slices();
    int streams = datapath.slicing().precision().streams();
    int splits = datapath.splits(INPUTS);
    return switch (comparators.dcim().granularity()) {
      case BIT_SLICE -> scales(naive, splits, slices, streams, OUTPUTS);
      case COLUMN -> scales(naive, splits, slices, 1, OUTPUTS);
      case CHANNEL -> scales(naive, 1, 1, 1, OUTPUTS);
      case LAYER -> scales(naive, 1, 1, 1, 1);
    };
  }

  private static int[] scales(NaiveDesign naive, int splits, int slices, int streams, int outputs) {
    var codes = new int[splits * slices * streams * outputs];
    int next = 0;
    for (int split = 0; split < splits; split++) {
      for (int slice = 0; slice < slices; slice++) {
        for (int stream = 0; stream < streams; stream++) {
          for (int output = 0; output < outputs; output++) {
            codes[next++] = naive.scale(split, slice, stream, output);
          }
        }
      }
    }
    return codes;
  }

  /** A design that can be built and simulated. */
  private static Object[] values(Dice dice) {
    while (true) {
      Object[] values =
          RandomDesigns.values(
              dice,
              Parameter.XBAR_ROWS,
              dice.pick(16, 32, 64, 128),
              Parameter.WEIGHT_BITS,
              dice.between(2, 8),
              Parameter.ACTIVATION_BITS,
              dice.between(1, 8),
              Parameter.SCALE_FACTOR_GRANULARITY,
              dice.pick(ScaleFactorGranularity.values()).key(),
              Parameter.PARTIAL_SUM_BITS,
              dice.between(4, 14),
              Parameter.BIAS_ROWS,
              dice.pick(0, 1, 2),
              Parameter.TERNARY_THRESHOLDS,
              dice.pick(ThresholdRule.values()).key(),
              Parameter.ADC_LEVELS,
              dice.pick(AdcLevels.values()).key());
      if (isPossible(values)) {
        return values;
      }
    }
  }

  private static boolean isPossible(Object[] values) {
    try {
      var naive = new NaiveDesign(DesignPoint.of(values.clone()), 0);
      var setting = AlgorithmSetting.of(values);
      Datapath datapath = Datapath.ideal(setting).with(readout(setting, naive));
      return datapath.mostSum(INPUTS) < 1 << 30;
    } catch (InvalidDesignException broken) {
      return false;
    }
  }

  /** The values of another readout come with it. */
  private static Object[] withOther(Parameter parameter, Object[] values, Object[] others) {
    Object[] changed = values.clone();
    changed[index(parameter)] = others[index(parameter)];
    var readout = (ReadoutKind) changed[index(Parameter.READOUT)];
    for (Parameter each : Parameter.values()) {
      if (!each.appliesTo(readout)) {
        changed[index(each)] = null;
      } else if (changed[index(each)] == null) {
        changed[index(each)] = others[index(each)];
      }
    }
    return changed;
  }

  @SuppressWarnings("EnumOrdinal") // the order that DesignPoint.of documents
  private static int index(Parameter parameter) {
    return parameter.ordinal();
  }
}
