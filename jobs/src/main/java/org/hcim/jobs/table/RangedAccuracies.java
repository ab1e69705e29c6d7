package org.hcim.jobs.table;

import java.util.List;
import org.hcim.accelerator.design.Parameter;

/** Accuracies that are also known of all designs between two corners together. */
public interface RangedAccuracies extends Accuracies {

  /**
   * The known accuracies of all designs between two corners, and perhaps others.
   *
   * @param workload the name in the sweep
   * @param network the network's own name
   * @param least by {@link Parameter#ordinal()}, the least values; those that are not numbers are
   *     those of all designs
   * @param most the greatest values
   */
  List<Accuracy> within(String workload, String network, Object[] least, Object[] most);

  /** Returns whether measured zeros may replace those of a design of a network. */
  boolean mayReplaceZeros(String workload, String network);
}
