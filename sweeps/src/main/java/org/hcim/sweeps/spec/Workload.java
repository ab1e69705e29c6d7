package org.hcim.sweeps.spec;

import org.hcim.accelerator.network.Graph;
import org.hcim.accelerator.network.Network;
import org.hcim.sweeps.workload.Networks;

/**
 * A network on which every design is evaluated.
 *
 * @param name the value of the tables' {@code workload} column
 * @param network the network, with the sparsity that the spec gives its layers
 * @param graph the layers and their connections
 */
public record Workload(String name, Network network, Graph graph) {

  /** The SHA-256 of the network's name, layers and sparsity. */
  public String contentHash() {
    return Networks.contentHash(network);
  }
}
