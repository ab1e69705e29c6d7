package org.hcim.psq.quantizer;

import ai.djl.ndarray.NDArray;
import java.util.function.Function;
import org.hcim.simulator.crossbar.ColumnReadout;

/**
 * The readings of columns for their partial sums: whole numbers as floats, without a gradient. The
 * same numbers as {@link ColumnReadout} gives.
 */
public sealed interface ColumnReading {

  /** Half the distance of two whole sums: a threshold between them tells them apart safely. */
  float BETWEEN = 0.5f;

  /**
   * The readings.
   *
   * @param sums partial sums; may be changed
   */
  NDArray read(NDArray sums);

  /**
   * The same by loops.
   *
   * @param spread gives an array's number for each slice and column
   */
  HostReading onHost(Function<NDArray, float[][]> spread);

  /**
   * Comparators for -1, 0 and +1.
   *
   * @param alpha whole positive thresholds; one number, or any that the sums' shape broadcasts
   * @param reference the sum that counts as zero
   */
  record Ternary(NDArray alpha, int reference) implements ColumnReading {

    @Override
    public NDArray read(NDArray sums) {
      NDArray centered = reference == 0 ? sums : sums.subi(reference);
      return centered.divi(alpha).clip(-1, 1).trunc();
    }

    @Override
    public HostReading onHost(Function<NDArray, float[][]> spread) {
      return new HostReading.Ternary(spread.apply(alpha), reference);
    }
  }

  /** Comparators for -1 and +1. */
  record Binary(int reference) implements ColumnReading {

    @Override
    public NDArray read(NDArray sums) {
      return sums.addi(BETWEEN - reference).signi();
    }

    @Override
    public HostReading onHost(Function<NDArray, float[][]> spread) {
      return new HostReading.Binary(reference);
    }
  }

  /** ADCs. */
  record Adc(ColumnReadout.Adc adc) implements ColumnReading {

    @Override
    public NDArray read(NDArray sums) {
      int most = (1 << adc.bits()) - 1;
      int step = 1 << adc.stepLog2();
      if (step == 1) {
        return sums.clip(adc.lowest(), (long) adc.lowest() + most);
      }
      NDArray codes = sums.addi(step / 2 - adc.lowest()).muli(1f / step).floor().clip(0, most);
      return codes.muli(step).addi(adc.lowest());
    }

    @Override
    public HostReading onHost(Function<NDArray, float[][]> spread) {
      return new HostReading.Adc(adc.lowest(), 1 << adc.stepLog2(), (1 << adc.bits()) - 1);
    }
  }
}
