package org.hcim.benchmarks;

import java.util.concurrent.TimeUnit;
import org.hcim.simulator.inference.Comparison;
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
 * Images per second per core through a whole network, bit-exact: 4-bit weights and activations,
 * 128-row crossbars, ternary readout.
 *
 * <pre>{@code
 * java -jar jobs/benchmarks/target/benchmarks.jar Inference
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class InferenceBenchmark {

  /** A generated network for 32 x 32 x 3 images. */
  @Param({"resnet20", "vgg9", "vit_block"})
  public String network;

  private Simulator simulator;
  private byte[][] images;

  /** Generates the network and the images. */
  @Setup
  public void setUp() {
    var generated = RandomNetworks.of(Networks.graph(network), 1, Datapaths.hcim(128));
    simulator = new Simulator(generated, Comparison.NONE);
    images = RandomNetworks.images(2, Simulator.BATCH, generated.input(), 4);
  }

  /** Runs one batch. */
  @Benchmark
  @OperationsPerInvocation(Simulator.BATCH)
  public int[][] run() {
    return simulator.run(images);
  }
}
