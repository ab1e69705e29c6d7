package org.hcim.sweeps.space;

/** The points of a space, each as a separate combination. */
record EachPoint(DesignSpace space) implements Combinations {

  @Override
  public long size() {
    return space.size();
  }

  @Override
  public long write(long index, Object[] values) {
    space.point(index, values);
    return 1;
  }
}
