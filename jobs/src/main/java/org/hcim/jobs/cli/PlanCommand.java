package org.hcim.jobs.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hcim.jobs.run.Sweep;
import org.hcim.jobs.run.SweepEstimate;
import org.hcim.jobs.table.FailureGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the size of a sweep without running it. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Counts the points of a spec exactly, before and after its constraints, and"
          + " estimates rows, bytes, CPU time and failures from a sample. Writes no files."
    })
final class PlanCommand implements Callable<Integer> {

  @Parameters(paramLabel = "SPEC", description = "spec of the sweep")
  private Path specFile;

  @Option(
      names = "--slice",
      paramLabel = "I/N",
      description =
          "plan only the I-th of N ranges of points; rejections are counted for all points")
  private String slice;

  @Option(names = "--json", description = "the same as --format json")
  private boolean json;

  @Mixin private OutputFormat format;

  @Mixin private SessionOptions session;

  @Override
  public Integer call() {
    Sweep sweep = slice == null ? Sweep.of(specFile) : Sweep.of(specFile).slice(slice);
    try (CommandSession spark = session.open()) {
      SweepEstimate.Result plan = spark.run(SweepEstimate.of(sweep));
      if (json || format.isJson()) {
        OutputFormat.print(plan);
      } else {
        System.out.print(text(plan));
      }
    }
    return ExitCode.OK;
  }

  private static String text(SweepEstimate.Result plan) {
    var text = new StringBuilder();
    text.append(line("sweep %s (%s)", plan.sweep(), plan.sweepId()));
    text.append(line("  %,15d points in the space", plan.spacePoints()));
    plan.rejectedByRule()
        .forEach((rule, count) -> text.append(line("  %,15d rejected by %s", -count, rule)));
    text.append(line("  %,15d kept", plan.keptPoints()));
    if (plan.points() != plan.spacePoints()) {
      text.append(line("  %,15d points in the slice, before rules", plan.points()));
    }
    text.append(
        line(
            "  %,15d rows (x %d networks) in %d chunks",
            plan.rows(), plan.workloads(), plan.chunks()));
    if (plan.bytes() == null) {
      text.append(line("  size and CPU time are unknown: the rules reject nearly all points"));
    } else {
      text.append(line("  %15.1f MiB, from a sample", plan.bytes() / (double) (1 << 20)));
      text.append(
          line(
              "  %15.1f CPU seconds, from the same sample (%,d rows)",
              plan.cpuSeconds(), plan.sampledRows()));
    }
    if (plan.keptPoints() == 0) {
      text.append(line("  no point is left: the constraints reject all points"));
    }
    if (plan.failedSampledRows() > 0) {
      text.append(failures(plan));
    }
    if (!plan.withinMaxPoints()) {
      text.append(
          line("  more than max_points: hcim sweep refuses this spec; use --slice or sampling"));
    }
    return text.toString();
  }

  private static String failures(SweepEstimate.Result plan) {
    FailureGroup failure = plan.sampledFailure();
    return line(
            "  %,15d of %,d sampled rows have no result, such as config_index %d on %s:",
            plan.failedSampledRows(), plan.sampledRows(), failure.configIndex(), failure.workload())
        + line("  %15s %s", "", Errors.printable(failure.reason()));
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values) + System.lineSeparator();
  }
}
