package org.hcim.simulator.crossbar;

import static org.hcim.accelerator.design.Check.check;

import java.util.Arrays;
import org.hcim.accelerator.design.AdcLevels;

/**
 * An ADC with nonuniform levels: a partial sum is read as the nearest level, halfway as the upper
 * one. Levels and thresholds are integers in cell currents, as stored in the hardware's tables. The
 * code of a partial sum is the number of thresholds that it reaches; the threshold between two
 * levels is half of their sum, rounded up.
 */
public final class LevelAdc implements ColumnReadout.Converter {

  private final int bits;
  private final int[] levels;
  private final int[] thresholds;

  /**
   * Creates an ADC.
   *
   * @param bits resolution
   * @param levels levels of the codes, in ascending order
   */
  public LevelAdc(int bits, int[] levels) {
    check(
        levels.length == codes(bits),
        "levels (%d) must be as many as the codes of adc_bits (%d)",
        levels.length,
        bits);
    for (int i = 0; i < levels.length; i++) {
      if (Math.abs((long) levels[i]) > ColumnReadout.MAX || (i > 0 && levels[i] <= levels[i - 1])) {
        check(
            false,
            "level %d (%d) must be within %d of 0 and above the level before",
            i,
            levels[i],
            ColumnReadout.MAX);
      }
    }
    this.bits = bits;
    this.levels = levels.clone();
    thresholds = thresholds(levels);
  }

  /**
   * The number of codes.
   *
   * @throws org.hcim.accelerator.design.InvalidDesignException if no ADC with nonuniform levels has
   *     this resolution
   */
  public static int codes(int bits) {
    check(
        bits > 0 && bits <= AdcLevels.MAX_TABLE_BITS,
        "adc_bits (%d) must be from 1 to %d with levels of its own",
        bits,
        AdcLevels.MAX_TABLE_BITS);
    return 1 << bits;
  }

  /**
   * Returns the thresholds between levels, and at both ends a limit half the adjacent spacing
   * beyond the outermost level.
   */
  private static int[] thresholds(int[] levels) {
    int last = levels.length - 1;
    var thresholds = new int[levels.length + 1];
    thresholds[0] = between(2 * levels[0] - levels[1], levels[0]);
    for (int i = 1; i <= last; i++) {
      thresholds[i] = between(levels[i - 1], levels[i]);
    }
    thresholds[last + 1] = between(levels[last], 2 * levels[last] - levels[last - 1]);
    return thresholds;
  }

  private static int between(int lower, int upper) {
    return Math.floorDiv(lower + upper + 1, 2);
  }

  @Override
  public int bits() {
    return bits;
  }

  @Override
  public AdcLevels adcLevels() {
    return AdcLevels.NONUNIFORM;
  }

  /** The level of a code. */
  public int level(int code) {
    return levels[code];
  }

  /** The smallest partial sum of a code; for the code after the last, the smallest clipped sum. */
  public int threshold(int code) {
    return thresholds[code];
  }

  @Override
  public int read(int partialSum) {
    int found = Arrays.binarySearch(thresholds, 1, levels.length, partialSum);
    return levels[found >= 0 ? found : -found - 2];
  }

  @Override
  public boolean clips(int partialSum) {
    return partialSum < thresholds[0] || partialSum >= thresholds[levels.length];
  }

  @Override
  public long mostMagnitude() {
    return Math.max(Math.abs((long) levels[0]), Math.abs((long) levels[levels.length - 1]));
  }

  @Override
  public int least() {
    return thresholds[0];
  }

  @Override
  public int greatest() {
    int last = levels.length - 1;
    return levels[last] + (levels[last] - levels[last - 1]) / 2;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LevelAdc adc && Arrays.equals(levels, adc.levels);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(levels);
  }

  @Override
  public String toString() {
    return "LevelAdc" + Arrays.toString(levels);
  }
}
