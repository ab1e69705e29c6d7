package org.hcim.jobs.frontier;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.optimum.BoundedFigure;
import org.hcim.sweeps.pareto.Objective;
import org.hcim.sweeps.space.Slot;

/**
 * A frontier query that needs only cost totals, accuracy and parameters of designs, but no rows.
 *
 * @param maxLoss the accuracy loss within which designs compete, or null for any loss
 * @param by the grouping columns
 * @param slots parameter indexes of these columns; {@link #WORKLOAD} for the network
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PointQuery(
    Double maxLoss, ArrayList<Objective> objectives, ArrayList<String> by, int[] slots)
    implements Serializable {

  private static final String WORKLOAD_COLUMN = "workload";
  private static final int WORKLOAD = -1;

  /** The query in this form; empty if it needs rows. */
  static Optional<PointQuery> of(FrontierQuery query) {
    boolean needsRows =
        query.where().isPresent()
            || query.ranks() > 1
            || !query.objectives().stream().allMatch(BoundedFigure::covers)
            || !query.by().stream().allMatch(PointQuery::isKnown);
    return needsRows
        ? Optional.empty()
        : Optional.of(
            new PointQuery(
                query.maxLoss().points().orElse(null),
                new ArrayList<>(query.objectives()),
                new ArrayList<>(query.by()),
                query.by().stream().mapToInt(PointQuery::slot).toArray()));
  }

  private static boolean isKnown(String column) {
    return column.equals(WORKLOAD_COLUMN) || Parameter.named(column).isPresent();
  }

  private static int slot(String column) {
    return Parameter.named(column).map(Slot::of).orElse(WORKLOAD);
  }

  boolean isLimited() {
    return maxLoss != null;
  }

  /** The grouping values, except the network. */
  Object[] key(Object[] values) {
    Object[] key = new Object[slots.length];
    for (int i = 0; i < slots.length; i++) {
      key[i] = slots[i] == WORKLOAD ? null : values[slots[i]];
    }
    return key;
  }

  /** Returns whether values belong to the group of a key, compared by identity where possible. */
  @SuppressWarnings("ReferenceEquality") // equal values that are not identical are looked up
  boolean isKey(Object[] key, Object[] values) {
    for (int i = 0; i < slots.length; i++) {
      if (slots[i] != WORKLOAD && key[i] != values[slots[i]]) {
        return false;
      }
    }
    return true;
  }

  /** The group as text. */
  ArrayList<String> group(String workload, Object[] values) {
    List<String> group = new ArrayList<>();
    for (int slot : slots) {
      group.add(slot == WORKLOAD ? workload : PointFrontiers.text(values[slot]));
    }
    return new ArrayList<>(group);
  }
}
