package org.hcim.simulator.crossbar;

import org.hcim.accelerator.design.AdcLevels;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Readout;
import org.hcim.accelerator.design.ReadoutKind;
import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.hcim.accelerator.design.SignedMapping;

/**
 * One product as a whole design computes it, straight from the equations and without a setting.
 * Weights, activations and scale factors are cut from 16-bit numbers that follow from a seed.
 */
final class NaiveDesign {

  static final int ALPHA = 2;

  private static final int MAX_THRESHOLD = 4;

  private final DesignPoint design;
  private final long seed;

  NaiveDesign(DesignPoint design, long seed) {
    this.design = design;
    this.seed = seed;
  }

  /** Sums by output. */
  long[] product(int inputs, int outputs) {
    var sums = new long[outputs];
    for (int output = 0; output < outputs; output++) {
      for (int first = 0, split = 0; first < inputs; first += inputRows(), split++) {
        int end = Math.min(inputs, first + inputRows());
        for (int slice = 0; slice < design.slices(); slice++) {
          sums[output] += significance(slice) * column(output, split, first, end, slice);
        }
      }
    }
    return sums;
  }

  private int inputRows() {
    return design.rows() - biasRows();
  }

  private int biasRows() {
    return design.readout() instanceof Readout.Binary binary ? binary.biasRows() : 0;
  }

  /** The cells of a column in the bias rows, -1, 0 or +1 each, added up. */
  int bias(int split, int output, int slice) {
    int bias = 0;
    for (int row = 0; row < biasRows(); row++) {
      bias += number(4, split, output, slice, row) % 3 - 1;
    }
    return bias;
  }

  int weight(int output, int input) {
    int bits = design.precision().weightBits();
    int code = (short) number(1, output, input, 0, 0) >> (16 - bits);
    return design.signedMapping() == SignedMapping.DIFFERENTIAL_SYMMETRIC
        ? Math.max(code, 1 - (1 << (bits - 1)))
        : code;
  }

  int activation(int input) {
    return number(2, input, 0, 0, 0) >> (16 - design.precision().activationBits());
  }

  /** The code of a scale factor; indices that share one are equal to 0. */
  int scale(int split, int slice, int stream, int output) {
    int sums = dcim().partialSumBits() - 1;
    boolean merged = dcim().granularity() == ScaleFactorGranularity.BIT_SLICE;
    int last = (design.precision().streams() - 1) * design.precision().streamBits();
    int most =
        Math.min((1 << dcim().scaleFactorBits()) - 1, ((1 << sums) - 1) >> (merged ? 0 : last));
    int number =
        switch (dcim().granularity()) {
          case BIT_SLICE -> number(3, split, slice, stream, output);
          case COLUMN -> number(3, split, slice, 0, output);
          case CHANNEL -> number(3, 0, 0, 0, output);
          case LAYER -> number(3, 0, 0, 0, 0);
        };
    return number % (most + 1);
  }

  /** The least partial sum of an ADC with steps of one cell current. */
  int lowest() {
    int bits = ((Readout.Adc) design.readout()).bits();
    return design.signedMapping() != SignedMapping.TWOS_COMPLEMENT ? -(1 << (bits - 1)) : 0;
  }

  private org.hcim.accelerator.design.Dcim dcim() {
    return ((Readout.Comparators) design.readout()).dcim();
  }

  private long significance(int slice) {
    long power = 1L << (slice * design.precision().cellBits());
    boolean sign =
        design.signedMapping() == SignedMapping.TWOS_COMPLEMENT && slice == design.slices() - 1;
    return sign ? -power : power;
  }

  private long column(int output, int split, int first, int end, int slice) {
    long word = 0;
    for (int stream = 0; stream < design.precision().streams(); stream++) {
      int sum = bias(split, output, slice);
      for (int input = first; input < end; input++) {
        sum += cell(weight(output, input), slice) * driven(activation(input), stream);
      }
      int place = stream * design.precision().streamBits();
      if (design.readout() instanceof Readout.Digital) {
        word += (long) sum << place;
      } else if (design.readout() instanceof Readout.Adc adc) {
        word += (long) converted(adc, sum) << place;
      } else {
        word = added(word, sum, split, slice, stream, output, place);
      }
    }
    return word;
  }

  private int cell(int weight, int slice) {
    int bits = design.precision().cellBits();
    int mask = (1 << bits) - 1;
    if (design.signedMapping() != SignedMapping.TWOS_COMPLEMENT) {
      return Integer.signum(weight) * (Math.abs(weight) >> (slice * bits) & mask);
    }
    int code = weight & ((1 << design.precision().weightBits()) - 1);
    return code >> (slice * bits) & mask;
  }

  private int driven(int activation, int stream) {
    int bits = design.precision().streamBits();
    return activation >> (stream * bits) & ((1 << bits) - 1);
  }

  /** Every third level is two cell currents above the one before. */
  int level(int code) {
    return lowest() + code + code / 3;
  }

  private int converted(Readout.Adc adc, int sum) {
    if (adc.levels() == AdcLevels.NONUNIFORM) {
      int code = 0;
      while (code + 1 < 1 << adc.bits() && 2 * sum >= level(code) + level(code + 1)) {
        code++;
      }
      return level(code);
    }
    int most = lowest() + (1 << adc.bits()) - 1;
    return Math.max(lowest(), Math.min(most, sum));
  }

  /** The threshold of a column, from 1 to {@link #MAX_THRESHOLD}; columns share it by the rule. */
  int threshold(int split, int slice, int stream, int output) {
    return switch (((Readout.Ternary) design.readout()).thresholds()) {
      case ALPHA -> ALPHA;
      case SLICE_AND_STREAM -> 1 + number(5, slice, stream) % MAX_THRESHOLD;
      case HALF_SCALE -> 1 + number(5, split, slice, stream, output) % MAX_THRESHOLD;
    };
  }

  private static int ternary(int sum, int threshold) {
    return sum >= threshold ? 1 : sum <= -threshold ? -1 : 0;
  }

  private long added(long word, int sum, int split, int slice, int stream, int output, int place) {
    int value =
        design.readout().kind() == ReadoutKind.TERNARY
            ? ternary(sum, threshold(split, slice, stream, output))
            : (sum >= 0 ? 1 : -1);
    boolean merged = dcim().granularity() == ScaleFactorGranularity.BIT_SLICE;
    long factor = (long) scale(split, slice, stream, output) << (merged ? 0 : place);
    long span = 1L << dcim().partialSumBits();
    return Math.floorMod(word + value * factor + span / 2, span) - span / 2;
  }

  /** A number of 16 bits. */
  private int number(long... indices) {
    long mixed = seed;
    for (long index : indices) {
      mixed = (mixed ^ index) * 0x9E3779B97F4A7C15L;
      mixed ^= mixed >>> 29;
    }
    return (int) (mixed >>> 48);
  }
}
