package org.hcim.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.jobs.evaluate.Constraints;
import org.hcim.jobs.evaluate.PublishedAccuracies;
import org.hcim.jobs.evaluate.SweepInput;
import org.hcim.jobs.evaluate.SweepInput.ShippedWorkload;
import org.hcim.jobs.frontier.FrontierQuery;
import org.hcim.jobs.frontier.SpaceFrontier;
import org.hcim.jobs.session.SweepSession;
import org.hcim.jobs.table.Provenance;
import org.hcim.sweeps.pareto.LossLimit;
import org.hcim.sweeps.spec.SweepSpec;

/**
 * Rows per second of process CPU time for sweeps that keep only a frontier.
 *
 * <p>{@code java @jobs/spark-jvm.options -Xmx2g -XX:+UseSerialGC -cp
 * jobs/benchmarks/target/benchmarks.jar:$(cat jobs/target/spark.classpath)
 * org.hcim.benchmarks.FrontierSweepTimes sweeps/large.yaml 4 local[1]}
 */
public final class FrontierSweepTimes {

  private FrontierSweepTimes() {}

  /** Arguments: a spec, a number of rounds, and a Spark master. */
  public static void main(String[] arguments) {
    SweepSpec spec = SweepSpec.load(Path.of(arguments[0]));
    var input =
        SweepInput.of(
            spec.space(),
            spec.workloads().stream()
                .map(w -> ShippedWorkload.of(w.name(), w.contentHash(), w.network()))
                .toList(),
            Map.of(),
            new PublishedAccuracies(),
            new Provenance("benchmark", CostModel.VERSION, "benchmark"));
    try (SweepSession session =
        SweepSession.open("benchmark", arguments[2], FrontierSweepTimes::tell)) {
      Constraints rules =
          Constraints.of(
              session.spark(),
              spec.constraints().stream()
                  .map(rule -> new Constraints.Constraint(rule.name(), rule.rule()))
                  .toList());
      for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
        for (LossLimit limit : new LossLimit[] {LossLimit.ANY, LossLimit.DEFAULT}) {
          FrontierQuery query = FrontierQuery.DEFAULT.maxLoss(limit);
          long before = cpuNanos();
          SpaceFrontier.Found found = SpaceFrontier.of(session.spark(), input, rules, query);
          double seconds = (cpuNanos() - before) * 1e-9;
          System.out.printf(
              Locale.ROOT,
              "max_loss %s: %,d points, %,d rows, %,d designs chosen, %.2f CPU s, %,.0f rows/CPU s%n",
              limit,
              spec.space().size(),
              found.rows(),
              found.points().size(),
              seconds,
              found.rows() / seconds);
        }
      }
    }
  }

  private static void tell(String notice) {
    System.err.println(notice);
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
