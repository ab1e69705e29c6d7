package org.hcim.jobs.table;

import java.util.List;
import org.hcim.accelerator.design.Parameter;

/** Accuracies that can also be bounded for all designs between two corners. */
public interface RangedAccuracies extends Accuracies {

  /**
   * The known accuracies of all designs between two corners, and possibly others.
   *
   * @param workload the name in the sweep
   * @param network the network's own name
   * @param least lowest values, by {@link Parameter#ordinal()}; non-numeric values apply to all
   *     designs
   * @param most highest values
   */
  List<Accuracy> within(String workload, String network, Object[] least, Object[] most);

  /** Returns whether measured zero fractions can replace those of designs on a network. */
  boolean mayReplaceZeros(String workload, String network);
}
