package org.hcim.simulator.study;

import java.util.Map;
import java.util.Optional;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.cost.DoesNotFitException;
import org.hcim.accelerator.cost.NetworkCost;
import org.hcim.accelerator.cost.NetworkProfile;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.simulator.inference.QuantizedNetwork;

/**
 * The cost of a run: the cost model's result for the network's design, with the zeros measured in
 * each layer.
 *
 * @param common setting of most of the network's work; the whole network is costed with it
 * @param cost cost of one inference; empty if there is none
 * @param reason reason for a missing cost; empty if there is a cost
 */
public record RunCost(
    CommonSetting common, SimulatedDesign design, Optional<NetworkCost> cost, String reason) {

  /**
   * Returns the cost, or the reason for a missing one: an ideal readout has no circuit, no cost
   * source covers the design, or the network does not fit its tiles.
   *
   * @param network network as run
   * @param chosen values of parameters that the network does not fix, in place of their defaults
   */
  public static RunCost of(
      CostModel model,
      QuantizedNetwork network,
      Measurement measured,
      Map<Parameter, Object> chosen) {
    CommonSetting common = CommonSetting.of(network);
    var compared = Compared.of(network, measured);
    var design = SimulatedDesign.of(common.setting(), chosen, compared.total().zeroFrac());
    boolean isTernary = common.setting().levels() == ReadoutLevels.TERNARY;
    var zeros = isTernary ? compared.zeroFracs() : Map.<String, Double>of();
    try {
      var profile = NetworkProfile.of(NetworkShapes.of(network, zeros));
      var cost = design.point().map(point -> model.evaluate(point, profile));
      return new RunCost(
          common, design, cost, cost.isEmpty() ? "an ideal readout has no circuit" : "");
    } catch (InvalidDesignException | DoesNotFitException e) {
      return new RunCost(common, design, Optional.empty(), e.getMessage());
    }
  }
}
