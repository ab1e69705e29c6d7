package org.hcim.jobs.evaluate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hcim.accelerator.network.Network;
import org.hcim.accelerator.technology.Constant;
import org.hcim.jobs.table.Accuracies;
import org.hcim.jobs.table.Provenance;
import org.hcim.jobs.table.ResultColumns;
import org.hcim.sweeps.space.DesignSpace;

/**
 * The input with which a worker evaluates any point of a sweep.
 *
 * @param space the designs by index
 * @param workloads the networks with their names in the table
 * @param constants the model's constants that the spec replaces
 * @param accuracies known accuracies
 * @param provenance the values shared by all rows
 * @param columns the columns of the rows
 */
public record SweepInput(
    DesignSpace space,
    ArrayList<ShippedWorkload> workloads,
    EnumMap<Constant, Double> constants,
    Accuracies accuracies,
    Provenance provenance,
    ResultColumns columns)
    implements Serializable {

  /**
   * A network with its name in the rows.
   *
   * @param contentHash hash of the network, including changes by the spec
   */
  public record ShippedWorkload(String name, String contentHash, ShippedNetwork network)
      implements Serializable {

    /** Packs a network. */
    public static ShippedWorkload of(String name, String contentHash, Network network) {
      return new ShippedWorkload(name, contentHash, ShippedNetwork.of(network));
    }
  }

  /** The input given by the parts of a spec, for rows with all columns. */
  public static SweepInput of(
      DesignSpace space,
      List<ShippedWorkload> workloads,
      Map<Constant, Double> constants,
      Accuracies accuracies,
      Provenance provenance) {
    var changed = new EnumMap<Constant, Double>(Constant.class);
    changed.putAll(constants);
    return new SweepInput(
        space, new ArrayList<>(workloads), changed, accuracies, provenance, ResultColumns.ALL);
  }

  /** Returns this input for rows with other columns. */
  public SweepInput with(ResultColumns chosen) {
    return new SweepInput(space, workloads, constants, accuracies, provenance, chosen);
  }
}
