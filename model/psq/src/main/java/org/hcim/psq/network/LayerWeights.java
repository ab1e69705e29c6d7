package org.hcim.psq.network;

/**
 * Real weights of a layer that training starts from.
 *
 * @param weights output by output, in it channel by channel, row by row; of a layer behind the mean
 *     of a map also with a weight for each place
 * @param bias by output
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record LayerWeights(float[] weights, float[] bias) {}
