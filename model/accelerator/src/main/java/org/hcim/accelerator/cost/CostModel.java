package org.hcim.accelerator.cost;

import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.technology.Constants;

/**
 * The cost model: energy, latency and area of networks on designs.
 *
 * <p>Deterministic and thread-safe: the same design and network give the same bits on every
 * machine.
 */
public final class CostModel {

  /** Changes whenever the same design may give other numbers; a golden digest holds it to that. */
  public static final String VERSION = "2.0.0";

  private final Constants constants;

  private CostModel(Constants constants) {
    this.constants = constants;
  }

  /** The model with the published and assumed constants. */
  public static CostModel cited() {
    return new CostModel(Constants.cited());
  }

  /** The model with other constants. */
  public static CostModel with(Constants constants) {
    return new CostModel(constants);
  }

  /** The constants in use. */
  public Constants constants() {
    return constants;
  }

  /**
   * A design ready to cost networks.
   *
   * @throws org.hcim.accelerator.design.InvalidDesignException when no cost source covers it
   */
  public CostedDesign design(DesignPoint point) {
    return new CostedDesign(point, constants);
  }

  /**
   * The cost of one network on one design.
   *
   * @throws org.hcim.accelerator.design.InvalidDesignException when no cost source covers it
   * @throws DoesNotFitException when the design's tiles do not hold the network
   */
  public NetworkCost evaluate(DesignPoint point, NetworkProfile network) {
    return design(point).cost(network);
  }
}
