package org.hcim.benchmarks;

import java.util.concurrent.TimeUnit;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.cost.NetworkCost;
import org.hcim.accelerator.cost.NetworkProfile;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.sweeps.workload.Networks;
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
 * Evaluations per second per core: from parameter values to a validated design to the cost of a
 * network.
 *
 * <pre>{@code
 * mvn package -DskipTests
 * java -jar jobs/benchmarks/target/benchmarks.jar Evaluation
 * java -jar jobs/benchmarks/target/benchmarks.jar Evaluation -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(5)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EvaluationBenchmark {

  private static final int DESIGNS = 1024;

  /** A built-in network. */
  @Param({"resnet20", "resnet50"})
  public String network;

  private final CostModel model = CostModel.cited();
  private Object[][] designs;
  private NetworkProfile profile;
  private int next;

  /** Draws the designs and profiles the network. */
  @Setup
  public void setUp() {
    designs = VariedDesigns.values(DESIGNS);
    profile = NetworkProfile.of(Networks.builtIn(network));
  }

  /** Evaluates one design at a time, from parameter values to cost. */
  @Benchmark
  public NetworkCost evaluate() {
    next = (next + 1) % DESIGNS;
    return model.evaluate(DesignPoint.of(designs[next]), profile);
  }

  /** Measures the part before the cost model: from parameter values to a validated design. */
  @Benchmark
  public DesignPoint construct() {
    next = (next + 1) % DESIGNS;
    return DesignPoint.of(designs[next]);
  }
}
