package org.hcim.accelerator.technology;

/**
 * Delay and energy of a node as polynomials of the supply (Stillmaker and Baas, Integration 58,
 * 2017), in arbitrary units; only ratios are meaningful.
 */
record SupplyPolynomials(
    double a3, double a2, double a1, double a0, double b2, double b1, double b0) {

  double delay(double supplyV) {
    return ((a3 * supplyV + a2) * supplyV + a1) * supplyV + a0;
  }

  double energy(double supplyV) {
    return (b2 * supplyV + b1) * supplyV + b0;
  }
}
