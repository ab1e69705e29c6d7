package org.hcim.benchmarks;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.Inputs;
import org.hcim.simulator.crossbar.Kernel;
import org.hcim.simulator.crossbar.LaneBuffers;
import org.hcim.simulator.crossbar.ScaleFactors;
import org.hcim.simulator.crossbar.Tally;
import org.hcim.simulator.crossbar.WeightMatrix;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Complete ternary matrix-vector products on one crossbar with 128 columns and 4-bit weights and
 * activations: loading, partial sums, comparison, partial-sum registers and slices. {@code
 * scripts/crossbar-benchmark} runs it alongside a C version.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CrossbarBenchmark {

  private static final int COLUMNS = 128;
  private static final int BITS = 16;

  /** Wordlines. */
  @Param({"64", "128", "512"})
  public int rows;

  /** Input vectors per call. */
  @Param("16384")
  public int positions;

  private Kernel lanes;
  private Kernel popcount;
  private Inputs inputs;
  private int[] sums;

  /** Counters of one call. */
  @AuxCounters
  @State(Scope.Thread)
  public static class Work {
    /** Products of one weight bit and one activation bit, in billions. */
    public double gigaMacs;
  }

  /** Draws uniform weights, activations and scale factors. */
  @Setup
  public void setUp() {
    var random = new SplittableRandom(1);
    Datapath datapath = Datapaths.hcim(rows);
    var weights = new byte[rows * COLUMNS];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (byte) random.nextInt(-8, 8);
    }
    var scales = random.ints(ScaleFactors.count(datapath, rows, COLUMNS), 1, 16).toArray();
    var matrix =
        new CrossbarMatrix(
            datapath,
            new WeightMatrix(rows, COLUMNS, weights, datapath.slicing()),
            ScaleFactors.of(datapath, rows, COLUMNS, scales));
    var codes = new byte[rows * positions];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) random.nextInt(16);
    }
    inputs = Inputs.of(codes, positions);
    sums = new int[COLUMNS * positions];
    lanes = Kernel.of(matrix, new LaneBuffers());
    popcount = Kernel.forFew(matrix);
  }

  /** Processes many vectors at once. */
  @Benchmark
  public Tally lanes(Work work) {
    work.gigaMacs += macs();
    return lanes.multiply(inputs, sums);
  }

  /** Processes one vector at a time. */
  @Benchmark
  public Tally popcount(Work work) {
    work.gigaMacs += macs();
    return popcount.multiply(inputs, sums);
  }

  private double macs() {
    return 1e-9 * rows * COLUMNS * BITS * positions;
  }
}
