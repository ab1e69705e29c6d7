package org.hcim.jobs.accuracy;

import java.util.OptionalDouble;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Conversion;
import org.hcim.accelerator.design.Conversion.Words;

/**
 * How far two settings are apart: the sum over their numbers of |log2| of the ratio. Settings of
 * different conversions, mappings or granularities are not comparable.
 */
final class SettingDistance {

  private SettingDistance() {}

  /** The distance; empty where there is none. */
  static OptionalDouble between(AlgorithmSetting a, AlgorithmSetting b) {
    boolean comparable =
        a.signedMapping() == b.signedMapping()
            && a.conversion().getClass() == b.conversion().getClass();
    if (!comparable) {
      return OptionalDouble.empty();
    }
    OptionalDouble conversions = between(a.conversion(), b.conversion());
    if (conversions.isEmpty()) {
      return conversions;
    }
    return OptionalDouble.of(
        octaves(a.rows(), b.rows())
            + octaves(a.precision().cellBits(), b.precision().cellBits())
            + octaves(a.precision().weightBits(), b.precision().weightBits())
            + octaves(a.precision().activationBits(), b.precision().activationBits())
            + octaves(a.precision().streamBits(), b.precision().streamBits())
            + conversions.getAsDouble());
  }

  private static OptionalDouble between(Conversion a, Conversion b) {
    if (a instanceof Conversion.Adc first && b instanceof Conversion.Adc second) {
      return OptionalDouble.of(octaves(first.bits(), second.bits()));
    }
    if (a instanceof Conversion.Ternary first && b instanceof Conversion.Ternary second) {
      return between(first.words(), second.words());
    }
    if (a instanceof Conversion.Binary first && b instanceof Conversion.Binary second) {
      return between(first.words(), second.words());
    }
    return OptionalDouble.of(0);
  }

  private static OptionalDouble between(Words a, Words b) {
    return a.granularity() == b.granularity()
        ? OptionalDouble.of(
            octaves(a.scaleFactorBits(), b.scaleFactorBits())
                + octaves(a.partialSumBits(), b.partialSumBits()))
        : OptionalDouble.empty();
  }

  private static double octaves(int a, int b) {
    return Math.abs(Math.log((double) a / b)) / Math.log(2);
  }
}
