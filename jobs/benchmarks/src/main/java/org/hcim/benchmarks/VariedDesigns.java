package org.hcim.benchmarks;

import java.util.Arrays;
import java.util.Random;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;

/** Parameter values of designs as in a sweep: all readouts, many sizes and precisions. */
final class VariedDesigns {

  private static final long SEED = 20240313;

  private final Random random = new Random(SEED);

  private VariedDesigns() {}

  /** Valid designs, each in the form that {@link DesignPoint#of} takes. */
  static Object[][] values(int count) {
    var designs = new VariedDesigns();
    var values = new Object[count][];
    for (int i = 0; i < count; i++) {
      values[i] = designs.valid();
    }
    return values;
  }

  private Object[] valid() {
    Object[] values = draw();
    while (!isValid(values)) {
      values = draw();
    }
    return values;
  }

  private static boolean isValid(Object[] values) {
    try {
      DesignPoint.of(values.clone());
      return true;
    } catch (InvalidDesignException broken) {
      return false;
    }
  }

  private Object[] draw() {
    ReadoutKind readout = pick(ReadoutKind.values());
    boolean published = random.nextBoolean();
    Object[] values =
        Arrays.stream(Parameter.values())
            .map(parameter -> parameter.domain().byDefault().orElse(null))
            .toArray();
    set(values, Parameter.READOUT, readout.key());
    set(values, Parameter.XBAR_ROWS, pick(32, 64, 96, 128, 256, 512));
    set(values, Parameter.XBAR_COLUMNS, pick(32, 64, 128, 256, 512));
    set(values, Parameter.CELL_BITS, pick(1, 1, 2, 4));
    set(values, Parameter.WEIGHT_BITS, pick(2, 3, 4, 8));
    set(values, Parameter.ACTIVATION_BITS, pick(2, 3, 4, 8));
    set(values, Parameter.STREAM_BITS, pick(1, 1, 2));
    set(values, Parameter.SCALE_FACTOR_BITS, pick(3, 4, 6, 8));
    set(values, Parameter.PARTIAL_SUM_BITS, pick(8, 12, 16));
    set(values, Parameter.TERNARY_ZERO_FRAC, random.nextInt(100) / 100.0);
    set(values, Parameter.ADC_BITS, adcBits(readout, published));
    set(values, Parameter.ADC_COST_SOURCE, published ? pick("paper", "survey") : "regression");
    set(values, Parameter.TECHNOLOGY_NM, pick(65, 45, 32));
    set(values, Parameter.WEIGHT_REPLICATION, pick(1, 1, 2, 4));
    for (Parameter parameter : Parameter.values()) {
      if (!parameter.appliesTo(readout)) {
        values[index(parameter)] = null;
      }
    }
    return values;
  }

  private int adcBits(ReadoutKind readout, boolean published) {
    if (!published) {
      return 4 + random.nextInt(5);
    }
    return readout == ReadoutKind.FLASH ? 4 : 6 + random.nextInt(2);
  }

  private static void set(Object[] values, Parameter parameter, Object raw) {
    values[index(parameter)] = parameter.parse(raw);
  }

  @SuppressWarnings("EnumOrdinal") // the order that DesignPoint.of documents
  private static int index(Parameter parameter) {
    return parameter.ordinal();
  }

  @SafeVarargs
  private <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
