package org.hcim.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.cost.NetworkProfile;
import org.hcim.jobs.accuracy.AccuracyTable;
import org.hcim.jobs.accuracy.KnownAccuracies;
import org.hcim.jobs.evaluate.Constraints.Constraint;
import org.hcim.jobs.evaluate.KnownFigures;
import org.hcim.jobs.evaluate.PublishedAccuracies;
import org.hcim.jobs.evaluate.RuleTables;
import org.hcim.jobs.session.SweepSession;
import org.hcim.sweeps.optimum.BoxCosts;
import org.hcim.sweeps.optimum.BoxRules;
import org.hcim.sweeps.optimum.FoundFrontier;
import org.hcim.sweeps.optimum.FrontierSearch;
import org.hcim.sweeps.optimum.NetworkCosts;
import org.hcim.sweeps.optimum.SearchWatch;
import org.hcim.sweeps.pareto.Objective;
import org.hcim.sweeps.space.GridBranch;
import org.hcim.sweeps.space.GridSpace;
import org.hcim.sweeps.spec.KnownNetworks;
import org.hcim.sweeps.spec.SweepSpec;
import org.hcim.sweeps.spec.Workload;

/**
 * CPU and wall-clock seconds of searches for exact frontiers, without writing tables; the first
 * network's time includes JIT compilation.
 *
 * <p>{@code java @jobs/spark-jvm.options -Xmx2g -XX:+UseSerialGC -cp
 * jobs/benchmarks/target/benchmarks.jar:$(cat jobs/target/spark.classpath)
 * org.hcim.benchmarks.SearchTimes SPEC energy_pj:min,latency_ns:min,area_mm2:min 1 60}
 */
public final class SearchTimes {

  /** Calls of the watch between two readings of the clock. */
  private static final int READ_EVERY = 256;

  private SearchTimes() {}

  /** Arguments: a spec, objectives, threads, and the limit of a search in CPU seconds. */
  public static void main(String[] arguments) {
    SweepSpec spec = SweepSpec.loadToSearch(Path.of(arguments[0]), List.of(), new AccuracyTable());
    List<Objective> objectives = Objective.parse(arguments[1]);
    int threads = Integer.parseInt(arguments[2]);
    long limitNanos = Long.parseLong(arguments[3]) * 1_000_000_000;
    List<GridBranch> branches = GridSpace.branches(spec.axes());
    BoxRules rules = rules(spec, branches);
    for (Workload workload : spec.workloads()) {
      long cpu = cpuNanos();
      long wall = System.nanoTime();
      var asked = new AtomicLong(); // a reading of the clock takes a microsecond
      SearchWatch watch =
          state -> asked.incrementAndGet() % READ_EVERY > 0 || cpuNanos() - cpu < limitNanos;
      FoundFrontier found =
          FrontierSearch.of(
              branches, Set.of(), costs(spec, workload, objectives), rules, watch, threads);
      System.out.printf(
          Locale.ROOT,
          "%s on %s, %d threads: %s, %,d designs, %,d boxes, %,d evaluations, %.2f CPU s, %.2f s%n",
          spec.name(),
          workload.name(),
          threads,
          found.isComplete() ? "complete" : "ended",
          found.designs().size(),
          found.boxes(),
          found.evaluations(),
          (cpuNanos() - cpu) * 1e-9,
          (System.nanoTime() - wall) * 1e-9);
    }
  }

  private static BoxRules rules(SweepSpec spec, List<GridBranch> branches) {
    if (spec.constraints().isEmpty()) {
      return BoxRules.NONE;
    }
    try (SweepSession session = SweepSession.open("benchmark", "local[1]", SearchTimes::tell)) {
      return RuleTables.of(
          session.spark(),
          branches,
          spec.constraints().stream()
              .map(rule -> new Constraint(rule.name(), rule.rule()))
              .toList());
    }
  }

  private static Supplier<BoxCosts> costs(
      SweepSpec spec, Workload workload, List<Objective> objectives) {
    var accuracies = KnownAccuracies.of(KnownNetworks.of(spec), new PublishedAccuracies());
    return () ->
        new NetworkCosts(
            CostModel.cited(),
            NetworkProfile.of(workload.network()),
            objectives,
            new KnownFigures(accuracies, workload.name(), workload.network()));
  }

  private static void tell(String notice) {
    System.err.println(notice);
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
