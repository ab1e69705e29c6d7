package org.hcim.sweeps.simulation;

import java.util.OptionalLong;
import org.hcim.simulator.study.NetworkChange;

/**
 * One row of the table: one network with one change on one chip.
 *
 * @param network index of the network in the spec's list
 * @param chip seed of the chip; empty if the chips do not vary
 */
public record SimulatedRun(
    int network, NetworkChange change, NoiseSetting noise, OptionalLong chip) {}
