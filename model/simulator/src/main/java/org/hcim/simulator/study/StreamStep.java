package org.hcim.simulator.study;

/**
 * One column and one bit-stream.
 *
 * @param partialSum the sum of its cells' currents
 * @param reading the readout's value: -1, 0 or +1 for comparators, else a number
 * @param added the addend of its word: the scale factor or the reading, shifted, with its sign
 * @param word the word afterwards
 * @param isOverflow whether the word could not hold the sum
 */
public record StreamStep(int partialSum, int reading, int added, int word, boolean isOverflow) {}
