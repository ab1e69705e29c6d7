package org.hcim.sweeps.spec;

import org.hcim.accelerator.network.Graph;

/**
 * A network to train.
 *
 * @param workload the value of the tables' {@code workload} column, by which sweeps find its
 *     accuracy
 */
public record TrainedNetwork(Graph graph, String workload) {}
