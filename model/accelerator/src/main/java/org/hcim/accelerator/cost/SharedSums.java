package org.hcim.accelerator.cost;

/**
 * The sums of all designs that differ only in their fraction of zeros.
 *
 * @param sums of the first of these designs
 * @param conversions by shape of the network
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record SharedSums(NetworkProfile network, NetworkSums sums, double[] conversions) {

  /**
   * The sums of a design and of those that share them.
   *
   * @throws DoesNotFitException if the network does not fit in the design's tiles
   */
  static SharedSums of(CostedDesign design, NetworkProfile network) {
    NetworkSums sums = design.sums(network);
    var conversions = new double[network.shapeCount()];
    for (int i = 0; i < conversions.length; i++) {
      LayerMapping mapping = LayerMapping.fewest(design.box(), network.shape(i));
      conversions[i] =
          sums.counts().conversions(network.shape(i), network.multiplicity(i), mapping);
    }
    return new SharedSums(network, sums, conversions);
  }

  /** The sums that depend on the zeros of a design, added up in the same order. */
  ZeroSums zeros(CostedDesign design) {
    var zeros = new ZeroSums(design.box(), design.units().constants());
    for (int i = 0; i < conversions.length; i++) {
      zeros.add(network.shape(i), conversions[i]);
    }
    return zeros;
  }
}
