package org.hcim.sweeps.sensitivity;

/** A sum that keeps the digits that adding up would lose (Neumaier). */
final class Sum {

  private double sum;
  private double lost;

  void add(double value) {
    double next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
    sum = next;
  }

  double value() {
    return sum + lost;
  }
}
