package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.hcim.psq.layer.Columns.Column;

/** Readings by operations of the engine. */
final class TensorReadings implements Readings {

  private static final int[] SLICES = {1};

  private final Pass pass;
  private NDArray sums;
  private NDArray open;

  TensorReadings(Pass pass) {
    this.pass = pass;
  }

  @Override
  public void add(NDArray partialSums, Column column) {
    try (NDManager scope = pass.manager().newSubManager()) {
      partialSums.attach(scope);
      if (pass.training()) {
        NDArray distance = partialSums.sub(column.middle()).abs();
        open = plus(open, distance.lte(column.limits()).mul(column.shares()).sum(SLICES));
      }
      NDArray readings = column.reading().read(partialSums);
      sums = plus(sums, readings.mul(column.weights()).sum(SLICES));
    }
  }

  private NDArray plus(NDArray sum, NDArray more) {
    if (sum != null) {
      return sum.addi(more);
    }
    more.attach(pass.manager());
    return more;
  }

  @Override
  public NDArray open() {
    NDArray all = open;
    open = null;
    return all;
  }

  @Override
  public NDArray sums() {
    return sums;
  }
}
