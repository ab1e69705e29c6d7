package org.hcim.simulator.crossbar;

import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.hcim.accelerator.design.SignedMapping;

/** Crossbar products straight from the equations: one number at a time, no packing. */
public final class NaiveMvm {

  private final CrossbarMatrix matrix;
  private final Datapath datapath;
  private final Slicing slicing;
  private long plus;
  private long minus;
  private long overflows;
  private long clipped;
  private long conversions;

  /** The products of a matrix. */
  public NaiveMvm(CrossbarMatrix matrix) {
    this.matrix = matrix;
    datapath = matrix.datapath();
    slicing = datapath.slicing();
  }

  /** Sums by output. */
  public int[] multiply(int[] activations) {
    var sums = new int[matrix.weights().outputs()];
    for (int output = 0; output < sums.length; output++) {
      for (int first = 0, split = 0; first < activations.length; first += datapath.rows()) {
        int end = Math.min(activations.length, first + datapath.rows());
        sums[output] += crossbar(activations, first, end, split++, output);
      }
    }
    return sums;
  }

  /** The readings so far. */
  public Tally tally() {
    return new Tally(conversions, plus, minus, overflows, clipped);
  }

  private int crossbar(int[] activations, int first, int end, int split, int output) {
    int sum = 0;
    int cellBits = slicing.precision().cellBits();
    int slices = slices();
    boolean twos = slicing.mapping() == SignedMapping.TWOS_COMPLEMENT;
    for (int slice = 0; slice < slices; slice++) {
      int power = power(cellBits * slice);
      int sign = twos && slice == slices - 1 ? -1 : 1;
      sum += sign * power * column(activations, first, end, split, output, slice);
    }
    return sum;
  }

  private int column(int[] activations, int first, int end, int split, int output, int slice) {
    int streamBits = slicing.precision().streamBits();
    int word = 0;
    for (int stream = 0; stream < slicing.precision().streams(); stream++) {
      int partial = 0;
      for (int row = first; row < end; row++) {
        partial +=
            cell(matrix.weights().weight(output, row), slice)
                * digit(code(activations[row]), stream * streamBits, streamBits);
      }
      word = accumulate(word, partial, split, output, slice, stream);
    }
    return word;
  }

  /** As many digits as the largest magnitude, or the two's complement, has. */
  private int slices() {
    int bits = slicing.precision().weightBits();
    if (slicing.mapping() == SignedMapping.DIFFERENTIAL_SYMMETRIC) {
      bits--;
    }
    int cellBits = slicing.precision().cellBits();
    return bits / cellBits + (bits % cellBits > 0 ? 1 : 0);
  }

  /** The bit-slice of a weight: of its magnitude with its sign, or of its two's complement. */
  private int cell(int weight, int slice) {
    int cellBits = slicing.precision().cellBits();
    if (slicing.mapping() != SignedMapping.TWOS_COMPLEMENT) {
      int digit = digit(weight < 0 ? -weight : weight, slice * cellBits, cellBits);
      return weight < 0 ? -digit : digit;
    }
    int modulus = power(slicing.precision().weightBits());
    return digit(weight < 0 ? weight + modulus : weight, slice * cellBits, cellBits);
  }

  /** The bits of an activation as an unsigned number. */
  private int code(int activation) {
    return activation < 0 ? activation + power(slicing.precision().activationBits()) : activation;
  }

  /** The weight of a stream: that of a sign is negative. */
  private int weight(int stream) {
    int weight = power(stream * slicing.precision().streamBits());
    boolean signed = slicing.activationCode() == ActivationCode.TWOS_COMPLEMENT;
    return signed && stream == slicing.precision().streams() - 1 ? -weight : weight;
  }

  private static int power(int exponent) {
    int power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 2;
    }
    return power;
  }

  private static int digit(int number, int firstBit, int bits) {
    int digit = 0;
    for (int bit = 0; bit < bits; bit++) {
      int power = power(firstBit + bit);
      if (number / power % 2 == 1) {
        digit += power(bit);
      }
    }
    return digit;
  }

  private int accumulate(int word, int partial, int split, int output, int slice, int stream) {
    conversions++;
    int weight = weight(stream);
    if (datapath.readout() instanceof ColumnReadout.Adc adc) {
      return word + weight * digitize(adc, partial);
    }
    if (datapath.readout() instanceof LevelAdc adc) {
      return word + weight * nearest(adc, partial);
    }
    if (datapath.readout() instanceof ColumnReadout.Comparators comparators) {
      int p = compare(comparators, partial, split, output, slice, stream);
      boolean merged = comparators.dcim().granularity() == ScaleFactorGranularity.BIT_SLICE;
      int scale =
          scale(comparators.dcim(), split, slice, stream, output)
              * (merged ? Integer.signum(weight) : weight);
      return add(comparators.dcim(), word, p * scale);
    }
    return word + weight * partial;
  }

  /** The code where the documented order puts it. */
  private int scale(DcimWidths words, int split, int slice, int stream, int output) {
    var precision = slicing.precision();
    int outputs = matrix.weights().outputs();
    int column = split * slices() + slice;
    int index =
        switch (words.granularity()) {
          case BIT_SLICE -> (column * precision.streams() + stream) * outputs + output;
          case COLUMN -> column * outputs + output;
          case CHANNEL -> output;
          case LAYER -> 0;
        };
    return matrix.scales().codes()[index];
  }

  private int digitize(ColumnReadout.Adc adc, int partial) {
    double step = power(adc.stepLog2());
    double code = StrictMath.floor((partial - adc.lowest()) / step + 0.5);
    double most = power(adc.bits()) - 1;
    if (code < 0 || code > most) {
      clipped++;
      code = code < 0 ? 0 : most;
    }
    return (int) (code * step) + adc.lowest();
  }

  /** The upper one of two levels that are as near. */
  private int nearest(LevelAdc adc, int partial) {
    int last = power(adc.bits()) - 1;
    int nearest = adc.level(0);
    for (int code = 1; code <= last; code++) {
      if (StrictMath.abs(adc.level(code) - partial) <= StrictMath.abs(nearest - partial)) {
        nearest = adc.level(code);
      }
    }
    double below = adc.level(0) - (adc.level(1) - adc.level(0)) / 2.0;
    double above = adc.level(last) + (adc.level(last) - adc.level(last - 1)) / 2.0;
    clipped += partial < below || partial >= above ? 1 : 0;
    return nearest;
  }

  private int compare(
      ColumnReadout.Comparators comparators,
      int partial,
      int split,
      int output,
      int slice,
      int stream) {
    int p;
    if (!matrix.thresholds().isEmpty()) {
      int column = (split * matrix.weights().outputs() + output) * slices();
      int index = (column + slice) * slicing.precision().streams() + stream;
      boolean isHigh = partial >= matrix.thresholds().high()[index];
      p = isHigh ? 1 : partial <= matrix.thresholds().low()[index] ? -1 : 0;
    } else if (comparators instanceof ColumnReadout.Ternary ternary) {
      int centered = partial - ternary.reference();
      p = centered >= ternary.alpha() ? 1 : centered <= -ternary.alpha() ? -1 : 0;
    } else {
      p = partial - ((ColumnReadout.Binary) comparators).reference() >= 0 ? 1 : -1;
    }
    plus += p == 1 ? 1 : 0;
    minus += p == -1 ? 1 : 0;
    return p;
  }

  private int add(DcimWidths words, int word, int addend) {
    int span = power(words.partialSumBits());
    int exact = word + addend;
    if (exact >= -span / 2 && exact < span / 2) {
      return exact;
    }
    overflows++;
    if (words.overflow() == Overflow.WRAP) {
      return exact < 0 ? exact + span : exact - span;
    }
    return exact < 0 ? -span / 2 : span / 2 - 1;
  }
}
