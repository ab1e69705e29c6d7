package org.hcim.simulator.crossbar;

import static org.hcim.accelerator.design.Check.check;

import java.util.Objects;
import org.hcim.accelerator.design.AdcLevels;
import org.hcim.accelerator.design.ReadoutLevels;

/**
 * The readout that the simulator executes: {@link ReadoutLevels} with the values of a layer, such
 * as its thresholds. A partial sum is an integer number of cell currents.
 */
public sealed interface ColumnReadout
    permits ColumnReadout.Comparators, ColumnReadout.Converter, ColumnReadout.Ideal {

  /** The largest magnitude of thresholds, references and range limits, in cell currents. */
  int MAX = 1 << 24;

  /** The levels to which partial sums are quantized. */
  ReadoutLevels levels();

  /** Returns the reading of a partial sum. */
  int read(int partialSum);

  /** Comparators that reduce a partial sum to a sign, for a DCiM array that adds scale factors. */
  sealed interface Comparators extends ColumnReadout {

    /** The widths of the DCiM array. */
    DcimWidths dcim();

    /** The partial sum that represents zero; 0 for differential columns. */
    int reference();

    /** The smallest partial sum that reads +1. */
    int high();

    /** The largest partial sum that reads -1. */
    int low();

    /** Returns whether a single comparator decides, so that no partial sum reads 0. */
    default boolean isSingle() {
      return high() == low() + 1;
    }

    @Override
    default int read(int partialSum) {
      return partialSum >= high() ? 1 : partialSum <= low() ? -1 : 0;
    }
  }

  /**
   * Two comparators: +1 at or above {@code reference + alpha}, -1 at or below {@code reference -
   * alpha}.
   *
   * @param alpha threshold of a layer; positive, so that no sum reads both +1 and -1
   * @param reference partial sum that represents zero; 0 for differential columns
   */
  record Ternary(int alpha, int reference, DcimWidths dcim) implements Comparators {

    public Ternary {
      check(alpha > 0 && alpha <= MAX, "alpha (%d) must be from 1 to %d", alpha, MAX);
      checkReference(reference);
      Objects.requireNonNull(dcim, "dcim");
    }

    @Override
    public ReadoutLevels levels() {
      return ReadoutLevels.TERNARY;
    }

    @Override
    public int high() {
      return reference + alpha;
    }

    @Override
    public int low() {
      return reference - alpha;
    }
  }

  /** One comparator: +1 at or above {@code reference}, -1 below. */
  record Binary(int reference, DcimWidths dcim) implements Comparators {

    public Binary {
      checkReference(reference);
      Objects.requireNonNull(dcim, "dcim");
    }

    @Override
    public ReadoutLevels levels() {
      return ReadoutLevels.BINARY;
    }

    @Override
    public int high() {
      return reference;
    }

    @Override
    public int low() {
      return reference - 1;
    }
  }

  /** An ADC; its readings are added at their significance. */
  sealed interface Converter extends ColumnReadout permits Adc, LevelAdc {

    /** The resolution in bits. */
    int bits();

    /** The spacing of the levels. */
    AdcLevels adcLevels();

    /** Returns whether a partial sum lies outside the range. */
    boolean clips(int partialSum);

    /** The largest magnitude of a reading. */
    long mostMagnitude();

    /** The lower end of the range: half the adjacent level spacing below the lowest level. */
    int least();

    /** The upper end of the range: half the adjacent level spacing above the highest level. */
    int greatest();

    @Override
    default ReadoutLevels levels() {
      return ReadoutLevels.ADC;
    }
  }

  /**
   * An ADC whose codes are {@code 2^stepLog2} apart, starting at {@code lowest}. Halves round up,
   * and partial sums are clamped to the range.
   *
   * @param bits resolution
   * @param lowest partial sum of code 0
   * @param stepLog2 binary logarithm of the distance between adjacent codes
   */
  record Adc(int bits, int lowest, int stepLog2) implements Converter {

    private static final int MAX_BITS = 16;

    /** Bits of a range that codes, offsets and sums stay within as whole numbers of 32 bits. */
    private static final int MAX_RANGE_BITS = 30;

    public Adc {
      check(bits > 0 && bits <= MAX_BITS, "adc_bits (%d) must be from 1 to %d", bits, MAX_BITS);
      check(
          stepLog2 >= 0 && stepLog2 < MAX_BITS,
          "step_log2 (%d) must be from 0 to %d",
          stepLog2,
          MAX_BITS - 1);
      check(
          bits + stepLog2 <= MAX_RANGE_BITS,
          "adc_bits (%d) + step_log2 (%d) must be at most %d",
          bits,
          stepLog2,
          MAX_RANGE_BITS);
      check(Math.abs((long) lowest) <= MAX, "lowest (%d) must be within %d of 0", lowest, MAX);
    }

    @Override
    public AdcLevels adcLevels() {
      return AdcLevels.UNIFORM;
    }

    @Override
    public int read(int partialSum) {
      return (Math.max(0, Math.min(mostCode(bits), code(partialSum))) << stepLog2) + lowest;
    }

    @Override
    public boolean clips(int partialSum) {
      int code = code(partialSum);
      return code < 0 || code > mostCode(bits);
    }

    /**
     * The bias added to a partial sum before {@code stepLog2} bits are dropped to obtain the code.
     */
    int bias() {
      return (1 << stepLog2 >> 1) - lowest;
    }

    @Override
    public long mostMagnitude() {
      return Math.max(
          Math.abs((long) lowest), Math.abs(((long) mostCode(bits) << stepLog2) + lowest));
    }

    @Override
    public int least() {
      return lowest - (1 << stepLog2 >> 1);
    }

    @Override
    public int greatest() {
      return lowest + (mostCode(bits) << stepLog2) + (1 << stepLog2 >> 1);
    }

    private int code(int partialSum) {
      return (partialSum + bias()) >> stepLog2;
    }

    private static int mostCode(int bits) {
      return (1 << bits) - 1;
    }
  }

  /** A readout without quantization: the reference for the other readouts. */
  record Ideal() implements ColumnReadout {

    @Override
    public ReadoutLevels levels() {
      return ReadoutLevels.IDEAL;
    }

    @Override
    public int read(int partialSum) {
      return partialSum;
    }
  }

  private static void checkReference(int reference) {
    check(
        Math.abs((long) reference) <= MAX, "reference (%d) must be within %d of 0", reference, MAX);
  }
}
