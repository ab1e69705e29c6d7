package org.hcim.accelerator.design;

import static org.hcim.accelerator.design.Check.check;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A CMOS process and its supply.
 *
 * @param node the technology node
 * @param supplyV supply voltage, within the range of the node
 */
public record CmosProcess(Node node, double supplyV) {

  public CmosProcess {
    if (!node.covers(supplyV)) {
      check(
          false,
          "supply_v (%s) must be from %s to %s at %d nm",
          supplyV,
          node.minSupplyV,
          node.maxSupplyV,
          node.nanometers);
    }
  }

  /**
   * Returns whether a factor is not from a published fit: an interpolated node, wires below 22 nm,
   * or a supply outside the fitted range.
   */
  public boolean isExtrapolated() {
    return node.extrapolated || supplyV < node.minFittedV || supplyV > node.maxFittedV;
  }

  /**
   * A node with published factors, or interpolated between two published nodes (55, 40, 28 and 22
   * nm).
   *
   * <p>In the fitted range of supplies, the published polynomial of delay falls with the supply and
   * that of energy rises (Stillmaker and Baas, Integration 58, 2017). Outside it, energy follows
   * the square of the supply and delay the alpha-power law.
   */
  public enum Node {
    NM_130(130, 1.3, 0.8, 1.5, 0.7, 1.5, false),
    NM_90(90, 1.2, 0.6, 1.4, 0.7, 1.4, false),
    NM_65(65, 1.0, 0.5, 1.3, 0.7, 1.2, false),
    NM_55(55, 1.0, 0.5, 1.2, 0.7, 0.94, true),
    NM_45(45, 0.9, 0.5, 1.2, 0.7, 0.94, false),
    NM_40(40, 0.9, 0.5, 1.1, 0.7, 0.84, true),
    NM_32(32, 0.8, 0.5, 1.1, 0.7, 0.84, false),
    NM_28(28, 0.9, 0.5, 1.1, 0.7, 0.84, true),
    NM_22(22, 0.8, 0.5, 1.0, 0.7, 0.84, true),
    NM_16(16, 0.8, 0.5, 1.0, 0.5, 0.95, true),
    NM_14(14, 0.8, 0.5, 1.0, 0.5, 1.0, true),
    NM_10(10, 0.75, 0.5, 1.0, 0.5, 1.0, true),
    NM_7(7, 0.7, 0.5, 1.0, 0.5, 1.0, true);

    private static final Node[] NODES = values();

    /** The nodes by their size in nanometers; null for other sizes. */
    private static final Node[] BY_SIZE = new Node[NM_130.nanometers + 1];

    static {
      for (Node node : NODES) {
        BY_SIZE[node.nanometers] = node;
      }
    }

    private final int nanometers;
    private final double nominalSupplyV;
    private final Double boxedSupplyV; // once, since each design of a sweep takes it
    private final double minSupplyV;
    private final double maxSupplyV;
    private final double minFittedV;
    private final double maxFittedV;
    private final boolean extrapolated;

    Node(
        int nanometers,
        double nominalSupplyV,
        double minSupplyV,
        double maxSupplyV,
        double minFittedV,
        double maxFittedV,
        boolean extrapolated) {
      this.nanometers = nanometers;
      this.nominalSupplyV = nominalSupplyV;
      boxedSupplyV = nominalSupplyV;
      this.minSupplyV = minSupplyV;
      this.maxSupplyV = maxSupplyV;
      this.minFittedV = minFittedV;
      this.maxFittedV = maxFittedV;
      this.extrapolated = extrapolated;
    }

    /**
     * The node of this size.
     *
     * @throws InvalidDesignException if the size has no factors
     */
    public static Node of(int nanometers) {
      Node node = bySize(nanometers);
      if (node == null) {
        throw new InvalidDesignException(
            "technology_nm (" + nanometers + ") must be one of " + sizes());
      }
      return node;
    }

    /** The sizes of all nodes, for messages. */
    public static String sizes() {
      return Arrays.stream(NODES)
          .map(node -> Integer.toString(node.nanometers))
          .collect(Collectors.joining(", "));
    }

    /** The default supply of a node; {@code null} for an unknown node. */
    static Double nominalSupplyV(int nanometers) {
      Node node = bySize(nanometers);
      return node == null ? null : node.boxedSupplyV;
    }

    private static Node bySize(int nanometers) {
      return nanometers >= 0 && nanometers < BY_SIZE.length ? BY_SIZE[nanometers] : null;
    }

    private boolean covers(double supplyV) {
      return supplyV >= minSupplyV && supplyV <= maxSupplyV;
    }

    public int nanometers() {
      return nanometers;
    }

    /** The default supply; at 32 nm, the 0.8 V that fits HCiM's Table 3. */
    public double nominalSupplyV() {
      return nominalSupplyV;
    }

    /** The lowest supply of the published fit. */
    public double minFittedV() {
      return minFittedV;
    }

    /** The highest supply of the published fit. */
    public double maxFittedV() {
      return maxFittedV;
    }
  }
}
