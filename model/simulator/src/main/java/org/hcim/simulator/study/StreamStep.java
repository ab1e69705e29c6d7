package org.hcim.simulator.study;

/**
 * What one column does with one bit-stream.
 *
 * @param partialSum what its cells add up to
 * @param reading what the readout makes of it: -1, 0 or +1 of comparators, else a number
 * @param added what its word then adds: the scale factor or the reading, at its place, with its
 *     sign
 * @param word the word afterwards
 * @param isOverflow whether the word could not hold the sum
 */
public record StreamStep(int partialSum, int reading, int added, int word, boolean isOverflow) {}
