package org.hcim.psq.network;

/**
 * Real-valued weights of a layer from which training starts.
 *
 * @param weights in the order output, channel, row, column; a layer that reads the mean of a map
 *     may also have one weight per position
 * @param bias per output
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record LayerWeights(float[] weights, float[] bias) {}
