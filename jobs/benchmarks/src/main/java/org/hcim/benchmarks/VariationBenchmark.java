package org.hcim.benchmarks;

import java.util.concurrent.TimeUnit;
import org.hcim.simulator.crossbar.NonIdealities;
import org.hcim.simulator.inference.Comparison;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.RandomNetworks;
import org.hcim.simulator.inference.Simulator;
import org.hcim.sweeps.workload.Networks;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Networks on imperfect crossbars with 4-bit weights and activations, 128 rows and ternary readout:
 * 32 x 32 x 3 images per second per core, and chips per second per core. One trial of a variation
 * study is one chip and its images.
 *
 * <pre>{@code
 * java -jar jobs/benchmarks/target/benchmarks.jar Variation
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class VariationBenchmark {

  private static final int IMAGES = 16;

  /** A generated network. */
  @Param({"resnet20", "resnet8"})
  public String network;

  /** The non-idealities: of the cells only, of cells and readout, or all. */
  @Param({"cells", "readings", "all"})
  public String nonIdealities;

  private QuantizedNetwork generated;
  private NonIdealities imperfect;
  private Simulator simulator;
  private byte[][] images;

  /** Generates the network, the images and a chip. */
  @Setup
  public void setUp() {
    generated = RandomNetworks.of(Networks.graph(network), 1, Datapaths.hcim(128));
    imperfect =
        switch (nonIdealities) {
          case "cells" -> NonIdealities.conductance(0.1);
          case "readings" -> new NonIdealities(0.1, 0, 0, 0.5, 0, 0.5, 0, 0, 0);
          default -> new NonIdealities(0.1, 0.001, 0.001, 0.5, 0.5, 0.5, 0.05, 0.02, 1e6);
        };
    simulator = chip();
    images = RandomNetworks.images(2, IMAGES, generated.input(), 4);
  }

  /** Runs the images through one chip. */
  @Benchmark
  @OperationsPerInvocation(IMAGES)
  public int[][] images() {
    return simulator.run(images);
  }

  /** Draws a chip. */
  @Benchmark
  public Simulator chip() {
    return new Simulator(generated, Comparison.NONE, imperfect, 1);
  }
}
