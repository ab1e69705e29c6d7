package org.hcim.accelerator.cost;

/**
 * The sums over a network's layers on a design.
 *
 * @param areaMm2 by component
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record NetworkSums(ActionCounts counts, PartCounts parts, double[] areaMm2) {}
