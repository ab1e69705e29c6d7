package org.hcim.accelerator.cost;

import java.util.EnumMap;
import java.util.Map;
import org.hcim.accelerator.design.ConstantsProfile;
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

  private final Map<ConstantsProfile, Constants> constants = new EnumMap<>(ConstantsProfile.class);

  private CostModel(Constants constants) {
    for (ConstantsProfile profile : ConstantsProfile.values()) {
      this.constants.put(profile, constants.with(profile));
    }
  }

  /** The model with the published and assumed constants. */
  public static CostModel cited() {
    return new CostModel(Constants.cited());
  }

  /** The model with other constants. */
  public static CostModel with(Constants constants) {
    return new CostModel(constants);
  }

  /** The constants of designs with the profile {@link ConstantsProfile#CITED}. */
  public Constants constants() {
    return constants.get(ConstantsProfile.CITED);
  }

  /** The constants of a design's profile. */
  public Constants constants(DesignPoint point) {
    return constants.get(point.constantsProfile());
  }

  /**
   * A design ready to cost networks.
   *
   * @throws org.hcim.accelerator.design.InvalidDesignException when no cost source covers it
   */
  public CostedDesign design(DesignPoint point) {
    return new CostedDesign(point, constants(point));
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
