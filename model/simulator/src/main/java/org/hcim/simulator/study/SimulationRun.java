package org.hcim.simulator.study;

import static org.hcim.accelerator.design.Check.check;

import java.util.ArrayList;
import java.util.List;
import org.hcim.simulator.crossbar.NonIdealities;
import org.hcim.simulator.inference.Comparison;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Simulator;

/**
 * One chip that runs one network, with changes to the network and non-idealities of the crossbars.
 * It owns buffers and serves one thread.
 */
public final class SimulationRun {

  private final QuantizedNetwork network;
  private final NonIdealities nonIdealities;
  private final long seed;
  private final Comparison comparison;
  private final boolean isReference;
  private final Simulator reference;

  /**
   * Creates a run.
   *
   * @param stored the network, also the reference for results
   * @param seed seed of the chip and its noise; ignored without non-idealities
   * @throws org.hcim.accelerator.design.InvalidDesignException if the network does not allow the
   *     change
   */
  public SimulationRun(
      QuantizedNetwork stored,
      NetworkChange change,
      NonIdealities nonIdealities,
      long seed,
      Comparison comparison) {
    network = change.of(stored);
    this.nonIdealities = nonIdealities;
    this.seed = seed;
    this.comparison = comparison;
    isReference = change.isNone() && nonIdealities.equals(NonIdealities.NONE);
    reference = isReference ? null : new Simulator(stored, Comparison.NONE);
  }

  /** The network as run. */
  public QuantizedNetwork network() {
    return network;
  }

  /**
   * Runs some images.
   *
   * @param codes by image
   * @param classes by image
   * @param first number of images that the chip has already run
   */
  public Measurement measure(byte[][] codes, int[] classes, long first) {
    check(codes.length > 0, "images (%d) must be positive", codes.length);
    var simulator = simulator(first);
    int[][] results = simulator.run(codes);
    int[][] expected = isReference ? results : reference.run(codes);
    long correct = 0;
    long agreeing = 0;
    List<Double> errors = new ArrayList<>();
    for (int i = 0; i < codes.length; i++) {
      int answer = Simulator.predicted(results[i]);
      correct += answer == classes[i] ? 1 : 0;
      agreeing += answer == Simulator.predicted(expected[i]) ? 1 : 0;
      errors.add(error(results[i], expected[i]));
    }
    return new Measurement(codes.length, correct, agreeing, errors, simulator.statistics());
  }

  private Simulator simulator(long first) {
    return nonIdealities.equals(NonIdealities.NONE)
        ? new Simulator(network, comparison)
        : new Simulator(network, comparison, nonIdealities, seed, first);
  }

  /** The relative distance; 1 for any difference if the expected results are all 0. */
  private static double error(int[] results, int[] expected) {
    double distance = 0;
    double length = 0;
    for (int i = 0; i < results.length; i++) {
      double difference = (double) results[i] - expected[i];
      distance += difference * difference;
      length += (double) expected[i] * expected[i];
    }
    if (distance == 0) {
      return 0;
    }
    return length == 0 ? 1 : Math.sqrt(distance / length);
  }
}
