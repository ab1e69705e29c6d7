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
 * The cost of a run: the cost model's answer for the network's own design, with the zeros that were
 * measured in each layer.
 *
 * @param common the setting that most of the network's work has; the whole is costed with it
 * @param cost of one inference; empty where there is none
 * @param reason why there is no cost; empty where there is one
 */
public record RunCost(
    CommonSetting common, SimulatedDesign design, Optional<NetworkCost> cost, String reason) {

  /**
   * The cost, or why there is none: an ideal readout has no circuit, no cost source may cover the
   * design, its tiles may not hold the network.
   *
   * @param network as it ran
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
