package org.hcim.benchmarks;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.hcim.sweeps.pareto.ParetoFrontier;
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
 * The time to compute one Pareto frontier: with one thread, with two, and with the textbook
 * algorithm.
 *
 * <pre>{@code
 * java -jar jobs/benchmarks/target/benchmarks.jar Frontier
 * java -jar jobs/benchmarks/target/benchmarks.jar Frontier.frontier -p size=10000000
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 5)
@Measurement(iterations = 5)
public class FrontierBenchmark {

  /** The correlation of the objectives. */
  @Param({"UNIFORM", "CORRELATED", "ANTI_CORRELATED"})
  public FrontierData data;

  /** The number of objectives. */
  @Param({"3", "4"})
  public int objectives;

  /** The number of points; the naive reference is impractical beyond 1e5. */
  @Param("100000")
  public int size;

  private double[][] columns;

  /** Draws the points and checks on a sample that both algorithms return the same frontier. */
  @Setup
  public void setUp() {
    columns = data.columns(objectives, size);
    int some = Math.min(size, 10_000);
    if (!Arrays.equals(
        ParetoFrontier.of(columns, some, 2), SortFilterSkyline.frontier(columns, some))) {
      throw new IllegalStateException("the two frontiers differ");
    }
  }

  /** This implementation, one thread. */
  @Benchmark
  public int[] frontier() {
    return ParetoFrontier.of(columns, size);
  }

  /** This implementation, two threads. */
  @Benchmark
  public int[] frontOfTwoThreads() {
    return ParetoFrontier.of(columns, size, 2);
  }

  /** Sort-filter skyline: sorts by sum and compares each point with the frontier so far. */
  @Benchmark
  public int[] naive() {
    return SortFilterSkyline.frontier(columns, size);
  }
}
