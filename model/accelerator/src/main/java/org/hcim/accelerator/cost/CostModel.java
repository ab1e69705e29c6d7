package org.hcim.accelerator.cost;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.hcim.accelerator.design.ConstantsProfile;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.technology.Constants;

/**
 * The cost model: energy, latency and area of networks on designs.
 *
 * <p>Deterministic and thread-safe: the same design and network give bit-identical results on every
 * machine.
 */
public final class CostModel {

  /**
   * The model version; it changes whenever any result may change, which a golden digest enforces.
   */
  public static final String VERSION = "2.10.0";

  private final Map<ConstantsProfile, ProcessCache> caches = new EnumMap<>(ConstantsProfile.class);

  private CostModel(Constants constants) {
    for (ConstantsProfile profile : ConstantsProfile.values()) {
      caches.put(profile, new ProcessCache(constants.with(profile)));
    }
  }

  /** The model with the published and assumed constants. */
  public static CostModel cited() {
    return new CostModel(Constants.cited());
  }

  /** The model with the given constants. */
  public static CostModel with(Constants constants) {
    return new CostModel(constants);
  }

  /** The constants of designs with the profile {@link ConstantsProfile#CITED}. */
  public Constants constants() {
    return caches.get(ConstantsProfile.CITED).constants();
  }

  /** The constants of a design's profile. */
  public Constants constants(DesignPoint point) {
    return caches.get(point.constantsProfile()).constants();
  }

  /**
   * Prepares a design for costing networks.
   *
   * @throws org.hcim.accelerator.design.InvalidDesignException if no cost source covers the design
   */
  public CostedDesign design(DesignPoint point) {
    return costed(DesignBox.of(point));
  }

  CostedDesign costed(DesignBox box) {
    ProcessCache cache = caches.get(box.point().constantsProfile());
    return new CostedDesign(box, cache.of(box.point()));
  }

  /** The reason why the bounds of boxes do not hold with these constants; empty if they hold. */
  public Optional<String> boundsObstacle() {
    return caches.values().stream()
        .flatMap(cache -> Monotonicity.obstacle(cache.constants()).stream())
        .findFirst();
  }

  /**
   * Lower bounds on the cost of one network over all designs of a box: no design has a lower
   * energy, latency, area or interval. The bounds of a single design equal its cost, bit for bit.
   *
   * @return empty if no design of the box can be costed
   */
  public Optional<Totals> bounds(DesignBox box, NetworkProfile network) {
    try {
      return costed(box).totals(network);
    } catch (InvalidDesignException none) {
      return Optional.empty();
    }
  }

  /**
   * The cost of one network on one design.
   *
   * @throws org.hcim.accelerator.design.InvalidDesignException if no cost source covers the design
   * @throws DoesNotFitException if the network does not fit in the design's tiles
   */
  public NetworkCost evaluate(DesignPoint point, NetworkProfile network) {
    return design(point).cost(network);
  }
}
