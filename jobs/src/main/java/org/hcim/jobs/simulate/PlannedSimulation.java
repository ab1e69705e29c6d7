package org.hcim.jobs.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.design.Check;
import org.hcim.accelerator.design.Choice;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.jobs.store.ChunkPlan;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableIdentity;
import org.hcim.jobs.table.SimulationSchema;
import org.hcim.simulator.study.CommonSetting;
import org.hcim.simulator.study.SimulatedDesign;
import org.hcim.sweeps.canonical.CanonicalJson;
import org.hcim.sweeps.canonical.Sha256;
import org.hcim.sweeps.simulation.SimulatedRun;
import org.hcim.sweeps.simulation.SimulationSpec;

/**
 * A spec with the files that it names: everything known before Spark starts.
 *
 * @param gitSha commit of this program
 */
public record PlannedSimulation(
    SimulationSpec spec, List<LoadedNetwork> networks, LoadedImages images, String gitSha) {

  public PlannedSimulation {
    networks = List.copyOf(networks);
  }

  /**
   * Reads networks and images.
   *
   * @throws org.hcim.simulator.inference.InvalidNetworkException if a file is not a network
   * @throws org.hcim.accelerator.design.InvalidDesignException when images and networks do not
   *     match
   */
  public static PlannedSimulation of(SimulationSpec spec, String gitSha) {
    var networks = spec.networks().stream().map(LoadedNetwork::of).toList();
    var images = LoadedImages.of(spec.images());
    networks.forEach(images::check);
    return new PlannedSimulation(spec, networks, images, gitSha);
  }

  /** The runs, by index. */
  public List<SimulatedRun> runs() {
    return spec.runs();
  }

  /**
   * Rejects changes that a network does not allow, which would otherwise become rows without
   * results.
   *
   * @throws org.hcim.accelerator.design.InvalidDesignException naming the layer and the rule
   */
  public void requireAllowed() {
    for (SimulatedRun run : runs()) {
      run.change().of(networks.get(run.network()).network());
    }
  }

  /**
   * Rejects a design that is invalid for every run, whose rows would lack costs.
   *
   * @throws org.hcim.accelerator.design.InvalidDesignException naming the rule
   */
  public void requireDesigns() {
    var designs = new ArrayList<SimulatedDesign>();
    for (SimulatedRun run : changes()) {
      ChangedNetwork.of(networks.get(run.network()).network(), run.change())
          .network()
          .map(network -> SimulatedDesign.of(CommonSetting.of(network).setting(), spec.design(), 0))
          .ifPresent(designs::add);
    }
    spec.design()
        .forEach(
            (parameter, value) ->
                Check.check(
                    designs.isEmpty()
                        || designs.stream().anyMatch(design -> design.has(parameter, value)),
                    "design %s (%s) applies to no readout of these runs; remove it",
                    parameter.column(),
                    value instanceof Choice choice ? choice.key() : value));
    requireOneThatHolds(designs);
  }

  private static void requireOneThatHolds(List<SimulatedDesign> designs) {
    InvalidDesignException refusal = null;
    for (SimulatedDesign design : designs) {
      try {
        design.point();
        return;
      } catch (InvalidDesignException e) {
        refusal = e;
      }
    }
    if (refusal != null) {
      throw refusal;
    }
  }

  /** One run per network and change. */
  private List<SimulatedRun> changes() {
    Map<List<Object>, SimulatedRun> first = new LinkedHashMap<>();
    runs().forEach(run -> first.putIfAbsent(List.of(run.network(), run.change()), run));
    return List.copyOf(first.values());
  }

  /** The identity of the table of these runs. */
  public TableIdentity identity() {
    String json = CanonicalJson.write(content());
    return TableIdentity.of(
        Table.SIMULATIONS,
        hash(json, CostModel.VERSION, String.valueOf(SimulationSchema.VERSION)),
        json,
        CostModel.VERSION,
        String.valueOf(SimulationSchema.VERSION),
        gitSha);
  }

  /** The hash of a simulation, from its canonical spec. */
  public static String hash(String canonicalJson, String modelVersion, String schemaVersion) {
    return Sha256.hex(
        CanonicalJson.write(
            Map.of(
                "spec", new CanonicalJson.Written(canonicalJson),
                "model_version", modelVersion,
                "schema_version", schemaVersion)));
  }

  /** The chunks of the runs. */
  public ChunkPlan plan() {
    return new ChunkPlan(0, runs().size(), spec.chunkRuns(), 1);
  }

  private Map<String, Object> content() {
    Map<String, Object> tree = new TreeMap<>(spec.expanded());
    tree.put(
        "networks",
        networks.stream()
            .map(network -> Map.of("name", network.name(), "sha256", network.sha256()))
            .toList());
    tree.put(
        "images",
        Map.of(
            "dataset", images.name(),
            "split", images.choice().split(),
            "count", (long) images.images().count(),
            "sha256", images.sha256()));
    return tree;
  }
}
