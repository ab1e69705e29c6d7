package org.hcim.jobs.frontier;

import org.apache.spark.util.AccumulatorV2;

/**
 * The largest bit widths of the designs that any task has seen; running a task twice has no effect.
 */
final class BitAccumulator extends AccumulatorV2<BitWitnesses, BitWitnesses> {

  private static final long serialVersionUID = 1L;

  private BitWitnesses found;

  BitAccumulator(BitWitnesses found) {
    this.found = found;
  }

  @Override
  public boolean isZero() {
    return found.equals(BitWitnesses.NONE);
  }

  @Override
  public AccumulatorV2<BitWitnesses, BitWitnesses> copy() {
    return new BitAccumulator(found);
  }

  @Override
  public void reset() {
    found = BitWitnesses.NONE;
  }

  @Override
  public void add(BitWitnesses other) {
    found = found.or(other);
  }

  /** Adds one design. */
  void add(int weightBits, int activationBits, long point) {
    if (weightBits > found.weightBits() || activationBits > found.activationBits()) {
      add(new BitWitnesses(weightBits, point, activationBits, point));
    }
  }

  @Override
  public void merge(AccumulatorV2<BitWitnesses, BitWitnesses> other) {
    add(other.value());
  }

  @Override
  public BitWitnesses value() {
    return found;
  }
}
