package org.hcim.sweeps.simulation;

import java.util.OptionalLong;
import org.hcim.simulator.study.NetworkChange;

/**
 * One row of the table: one network, changed in one way, on one chip.
 *
 * @param network its place in the spec's list
 * @param chip its seed; empty without variation
 */
public record SimulatedRun(
    int network, NetworkChange change, NoiseSetting noise, OptionalLong chip) {}
