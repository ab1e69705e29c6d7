package org.hcim.simulator.crossbar;

import static org.hcim.accelerator.design.Check.check;

import java.util.Objects;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Dcim;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ScaleFactorGranularity;

/**
 * The widths of a DCiM array's scale factors and partial-sum registers.
 *
 * @param scaleFactorBits bits of an unsigned scale factor
 * @param granularity columns and streams that share one scale factor; if streams share it, the
 *     array adds it at the stream's significance (ADR-0015)
 * @param partialSumBits bits of a partial-sum register, in two's complement
 */
public record DcimWidths(
    int scaleFactorBits,
    ScaleFactorGranularity granularity,
    int partialSumBits,
    Overflow overflow) {

  /** The maximum register width, which leaves an int room for one more addition. */
  public static final int MAX_BITS = 24;

  public DcimWidths {
    Dcim.checkWidths(scaleFactorBits, partialSumBits);
    check(
        partialSumBits <= MAX_BITS,
        "partial_sum_bits (%d) must be at most %d",
        partialSumBits,
        MAX_BITS);
    Objects.requireNonNull(granularity, "granularity");
    Objects.requireNonNull(overflow, "overflow");
  }

  /** The widths of configurations A and B: 4-bit scale factors and 8-bit partial sums that wrap. */
  public static DcimWidths hcim() {
    return new DcimWidths(4, ScaleFactorGranularity.BIT_SLICE, 8, Overflow.WRAP);
  }

  /** The widths of a setting with scale factors; partial sums wrap, as in HCiM. */
  public static DcimWidths of(AlgorithmSetting setting) {
    return new DcimWidths(
        setting.integer(Parameter.SCALE_FACTOR_BITS),
        (ScaleFactorGranularity) setting.value(Parameter.SCALE_FACTOR_GRANULARITY),
        setting.integer(Parameter.PARTIAL_SUM_BITS),
        Overflow.WRAP);
  }

  /** The largest partial sum. */
  public int mostSum() {
    return (1 << (partialSumBits - 1)) - 1;
  }

  /** The largest scale-factor code. */
  public int mostScale() {
    return (1 << scaleFactorBits) - 1;
  }

  /**
   * The left shift of a stream's scale factor before it is added.
   *
   * @param firstBit lowest activation bit of the stream
   */
  public int shift(int firstBit) {
    return granularity == ScaleFactorGranularity.BIT_SLICE ? 0 : firstBit;
  }
}
