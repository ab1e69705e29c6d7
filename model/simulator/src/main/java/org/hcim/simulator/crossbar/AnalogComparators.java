package org.hcim.simulator.crossbar;

/**
 * Comparators with individual offsets and noise, and the partial-sum registers of their columns.
 */
final class AnalogComparators extends AnalogReader {

  private static final int SIGN = Integer.SIZE - 1;

  private final CrossbarMatrix matrix;
  private final ColumnReadout.Comparators readout;
  private final ScaleFactors scales;
  private final DcimWidths dcim;
  private final NormalTable noise;
  private final double offsetSigma;
  private final Draws offsets;
  private final int[] noisy;
  private final int[] values;
  private final int[] differences;
  private final int[] eithers;
  private final int[] overflows;
  private long conversions;
  private long reach;

  AnalogComparators(
      CrossbarMatrix matrix,
      ColumnReadout.Comparators readout,
      NonIdealities nonIdealities,
      CurrentScale scale,
      Draws draws) {
    super(matrix, nonIdealities, scale, draws.of(2));
    this.matrix = matrix;
    this.readout = readout;
    scales = matrix.scales();
    dcim = readout.dcim();
    noise = NormalTable.of(nonIdealities.comparatorNoiseSigma(), scale);
    offsetSigma = nonIdealities.offsetSigma();
    offsets = draws.of(1);
    noisy = new int[words.length];
    values = new int[words.length];
    differences = new int[words.length];
    eithers = new int[words.length];
    overflows = new int[words.length];
  }

  @Override
  Tally tally() {
    long difference = settle(differences);
    long either = settle(eithers);
    var tally =
        new Tally(
            conversions,
            (either + difference) / 2,
            (either - difference) / 2,
            settle(overflows),
            0);
    conversions = 0;
    return tally;
  }

  @Override
  void begin(int positions) {
    super.begin(positions);
    reach = 0;
  }

  @Override
  void accumulate(int[] currents, Column column, int stream, int positions) {
    compare(currents, column, stream, positions);
    conversions += positions;
    count(values, differences, eithers, positions);
    int code = scales.code(column.split(), column.slice(), stream, column.output());
    int factor = code << dcim.shift(slicing.firstBit(stream));
    reach += factor;
    int signed = slicing.streamSign(stream) * factor;
    if (reach <= dcim.mostSum()) {
      add(signed, values, words, positions);
    } else {
      addAndFit(signed, positions);
    }
  }

  private void compare(int[] currents, Column column, int stream, int positions) {
    long comparator = 2L * column.number();
    int high = matrix.high(readout, column.split(), column.output(), column.slice(), stream);
    int low = matrix.low(readout, column.split(), column.output(), column.slice(), stream);
    noise.add(random, NormalTable.BITS, currents, noisy, positions);
    reach(noisy, scale.level(high) - offset(comparator), values, positions);
    if (high == low + 1) {
      signs(values, positions);
      return;
    }
    noise.add(random, 2 * NormalTable.BITS, currents, noisy, positions);
    fallShort(noisy, scale.level(low + 1L) - offset(comparator + 1), values, positions);
  }

  private int offset(long comparator) {
    return offsetSigma == 0 ? 0 : scale.of(offsetSigma * offsets.normal(comparator));
  }

  /** Sets a value to 1 where the current reaches the level, and to 0 elsewhere. */
  private static void reach(int[] currents, int level, int[] values, int positions) {
    for (int i = 0; i < positions; i++) {
      values[i] = 1 + ((currents[i] - level) >> SIGN);
    }
  }

  /** Sets a value to -1 where it is 0 and the current is below the level. */
  private static void fallShort(int[] currents, int level, int[] values, int positions) {
    for (int i = 0; i < positions; i++) {
      values[i] |= ((currents[i] - level) >> SIGN) & (values[i] - 1);
    }
  }

  /** Maps the values 0 and 1 to -1 and +1. */
  private static void signs(int[] values, int positions) {
    for (int i = 0; i < positions; i++) {
      values[i] = 2 * values[i] - 1;
    }
  }

  private static void count(int[] values, int[] differences, int[] eithers, int positions) {
    for (int i = 0; i < positions; i++) {
      differences[i] += values[i];
      eithers[i] += values[i] & 1;
    }
  }

  private static void add(int factor, int[] values, int[] words, int positions) {
    for (int i = 0; i < positions; i++) {
      words[i] += factor * values[i];
    }
  }

  private void addAndFit(int factor, int positions) {
    for (int i = 0; i < positions; i++) {
      int exact = words[i] + factor * values[i];
      words[i] = dcim.overflow().fit(exact, dcim.partialSumBits());
      overflows[i] += words[i] == exact ? 0 : 1;
    }
  }
}
