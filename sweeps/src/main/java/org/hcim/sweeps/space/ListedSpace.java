package org.hcim.sweeps.space;

import java.util.List;
import java.util.Set;
import org.hcim.accelerator.design.Parameter;

/** Points listed one by one. */
public final class ListedSpace implements DesignSpace {

  private static final long serialVersionUID = 1L;

  private final Object[] defaults;
  private final PointTable table;

  private ListedSpace(List<Object> defaults, PointTable table) {
    this.defaults = defaults.toArray();
    this.table = table;
  }

  /**
   * Completes listed points with defaults.
   *
   * @param defaults by ordinal, for parameters that a point does not set
   */
  public static ListedSpace of(List<Object> defaults, PointTable table) {
    return new ListedSpace(defaults, table);
  }

  @Override
  public long size() {
    return table.size();
  }

  @Override
  public void point(long index, Object[] values) {
    System.arraycopy(defaults, 0, values, 0, defaults.length);
    table.write(Math.toIntExact(index), values);
    Applicability.mask(values);
  }

  @Override
  public Combinations combinations(Set<Parameter> parameters) {
    return new EachPoint(this);
  }
}
