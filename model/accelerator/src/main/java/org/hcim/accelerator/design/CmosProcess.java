package org.hcim.accelerator.design;

import static org.hcim.accelerator.design.Check.check;

/**
 * A CMOS process and its supply.
 *
 * @param node the technology node
 * @param supplyV supply voltage, within the range in which the law of delay falls with voltage
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

  /** A node whose scaling polynomials are known (Stillmaker and Baas, Integration 58, 2017). */
  public enum Node {
    NM_65(65, 1.0, 0.7, 1.2),
    NM_45(45, 0.9, 0.7, 0.94),
    NM_32(32, 0.8, 0.7, 0.84);

    private static final Node[] NODES = values();

    private final int nanometers;
    private final double nominalSupplyV;
    private final double minSupplyV;
    private final double maxSupplyV;

    Node(int nanometers, double nominalSupplyV, double minSupplyV, double maxSupplyV) {
      this.nanometers = nanometers;
      this.nominalSupplyV = nominalSupplyV;
      this.minSupplyV = minSupplyV;
      this.maxSupplyV = maxSupplyV;
    }

    /** The node of this size. */
    public static Node of(int nanometers) {
      for (Node node : NODES) {
        if (node.nanometers == nanometers) {
          return node;
        }
      }
      throw new InvalidDesignException("technology_nm (" + nanometers + ") must be 65, 45 or 32");
    }

    /** The default supply of a node; {@code null} for an unknown node. */
    static Double nominalSupplyV(int nanometers) {
      for (Node node : NODES) {
        if (node.nanometers == nanometers) {
          return node.nominalSupplyV;
        }
      }
      return null;
    }

    private boolean covers(double supplyV) {
      return supplyV >= minSupplyV && supplyV <= maxSupplyV;
    }

    public int nanometers() {
      return nanometers;
    }

    /** The default supply; at 32 nm the 0.8 V that fits HCiM's Table 3. */
    public double nominalSupplyV() {
      return nominalSupplyV;
    }
  }
}
