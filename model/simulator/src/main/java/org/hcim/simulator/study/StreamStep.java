package org.hcim.simulator.study;

/**
 * The processing of one bit-stream in one column.
 *
 * @param partialSum sum of the cell currents
 * @param reading value of the readout: -1, 0 or +1 for comparators, else an integer
 * @param added signed addend of the register: the shifted scale factor or reading
 * @param word register after the addition
 * @param isOverflow whether the addition exceeded the register
 */
public record StreamStep(int partialSum, int reading, int added, int word, boolean isOverflow) {}
