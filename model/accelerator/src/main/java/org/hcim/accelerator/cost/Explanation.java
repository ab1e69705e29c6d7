package org.hcim.accelerator.cost;

import java.util.ArrayList;
import java.util.List;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.network.Layer;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.accelerator.network.Network;
import org.hcim.accelerator.technology.Constant;

/**
 * The derivation of a network's cost on a design: every count, unit cost and source.
 *
 * @param total the cost that a sweep reports
 * @param actions energy: counts x unit energies, over the network
 * @param parts area: instances x unit areas, over the chip
 * @param layers the same actions by layer, in network order
 * @param timing the stages of one bit-stream
 */
public record Explanation(
    NetworkCost total,
    List<ActionLine> actions,
    List<PartLine> parts,
    List<LayerLine> layers,
    StreamTiming timing) {

  /**
   * Energy of one action.
   *
   * @param constants the constants that determine the unit energy
   */
  public record ActionLine(Action action, double count, double unitPj, List<Constant> constants) {

    /** Energy of all occurrences. */
    public double energyPj() {
      return count * unitPj;
    }
  }

  /**
   * Area and leakage of one part.
   *
   * @param constants the constants that determine the unit area
   */
  public record PartLine(
      Part part, double count, double unitMm2, double unitLeakageMw, List<Constant> constants) {

    /** Area of all instances. */
    public double areaMm2() {
      return count * unitMm2;
    }
  }

  /**
   * One layer with weights.
   *
   * @param mapping the placement of one copy of its weights
   * @param latencyNs its time in an inference
   * @param energyPj its energy, including the chip's leakage over the time of the layer; hops
   *     between tiles and leakage between inferences are only in the total
   */
  public record LayerLine(
      MvmLayer layer,
      LayerMapping mapping,
      double conversions,
      double latencyNs,
      double energyPj,
      List<ActionLine> actions) {}

  /**
   * Explains one evaluation; the total equals the result of {@link CostModel#evaluate}.
   *
   * @throws DoesNotFitException if the network does not fit in the design's tiles
   */
  public static Explanation of(CostModel model, DesignPoint point, Network network) {
    CostedDesign design = model.design(point);
    NetworkProfile profile = NetworkProfile.of(network);
    ActionCounts counts = design.count(profile);
    PartCounts parts = design.parts(counts);
    design.finish(counts, parts);
    var sources = new Sources(point);
    return new Explanation(
        design.cost(profile),
        actionLines(design, counts, sources),
        partLines(design, parts, sources),
        layerLines(design, network, parts, sources),
        design.units().timing());
  }

  private static List<ActionLine> actionLines(
      CostedDesign design, ActionCounts counts, Sources sources) {
    var lines = new ArrayList<ActionLine>();
    for (Action action : Action.values()) {
      if (counts.count(action) > 0) {
        lines.add(
            new ActionLine(
                action, counts.count(action), design.units().energyPj(action), sources.of(action)));
      }
    }
    return List.copyOf(lines);
  }

  private static List<PartLine> partLines(CostedDesign design, PartCounts parts, Sources sources) {
    var lines = new ArrayList<PartLine>();
    for (Part part : Part.values()) {
      if (parts.count(part) > 0) {
        lines.add(
            new PartLine(
                part,
                parts.count(part),
                design.units().areaMm2(part),
                design.units().leakageMw(part),
                sources.of(part)));
      }
    }
    return List.copyOf(lines);
  }

  private static List<LayerLine> layerLines(
      CostedDesign design, Network network, PartCounts parts, Sources sources) {
    var lines = new ArrayList<LayerLine>();
    for (Layer layer : network.layers()) {
      if (layer instanceof MvmLayer mvm) {
        lines.add(layerLine(design, mvm, parts, sources));
      }
    }
    return List.copyOf(lines);
  }

  private static LayerLine layerLine(
      CostedDesign design, MvmLayer layer, PartCounts parts, Sources sources) {
    ActionCounts counts = design.emptyCounts();
    counts.add(Network.Shape.of(layer), 1);
    double latencyNs = counts.latencyNs;
    design.finishLayer(counts, parts);
    List<ActionLine> actions = actionLines(design, counts, sources);
    return new LayerLine(
        layer,
        LayerMapping.of(design.point(), Network.Shape.of(layer)),
        counts.conversions,
        latencyNs,
        actions.stream().mapToDouble(ActionLine::energyPj).sum(),
        actions);
  }
}
