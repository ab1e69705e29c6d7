package org.hcim.jobs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.evaluate.Calibration;
import org.hcim.jobs.evaluate.Constraints;
import org.hcim.jobs.evaluate.RejectionCounts;
import org.hcim.jobs.session.SweepSession;
import org.hcim.jobs.store.ChunkPlan;
import org.hcim.sweeps.yaml.SpecException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what a sweep would do. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Counts the points of a spec exactly, before and after its constraints, and measures rows,"
          + " bytes and CPU time on a sample. Writes nothing."
    })
final class PlanCommand implements Callable<Integer> {

  /** Combinations of the parameters that rules name; a million takes seconds. */
  private static final long MAX_COMBINATIONS = 5_000_000;

  @Parameters(paramLabel = "SPEC", description = "the spec")
  private Path specFile;

  @Option(
      names = "--slice",
      paramLabel = "I/N",
      description = "the I-th of N parts of the points; rejections are counted for the whole")
  private String slice;

  @Option(names = "--json", description = "print JSON for programs")
  private boolean json;

  @Mixin private SessionOptions session;

  /**
   * What a plan says.
   *
   * @param points of the slice, before rules
   * @param spacePoints of the whole space
   * @param rejectedByRule of the whole space; a point counts for the first rule that rejects it
   * @param keptPoints of the whole space
   * @param rows expected for the slice
   * @param bytes expected for the slice
   * @param cpuSeconds expected for the slice
   * @param withinMaxPoints whether a sweep would start
   */
  record Plan(
      String sweep,
      String sweepId,
      int workloads,
      long spacePoints,
      long points,
      Map<String, Long> rejectedByRule,
      long keptPoints,
      int chunks,
      long rows,
      long bytes,
      double cpuSeconds,
      boolean withinMaxPoints) {}

  @Override
  public Integer call() throws JsonProcessingException {
    PlannedSweep sweep = PlannedSweep.load(specFile, slice);
    sweep.spec().warnings().forEach(System.err::println);
    try (SweepSession spark = session.open("plan")) {
      Plan plan = plan(sweep, spark.spark(), sweep.constraints(spark.spark()));
      System.out.print(json ? json(plan) : text(plan));
    }
    return ExitCode.OK;
  }

  private static Plan plan(PlannedSweep sweep, SparkSession spark, Constraints constraints) {
    try {
      Map<String, Long> rejected =
          RejectionCounts.of(spark, sweep.spec().space(), constraints, MAX_COMBINATIONS);
      var sample =
          Calibration.measure(spark, sweep.identity(), sweep.input(), constraints, sweep.slice());
      return plan(sweep, rejected, sample);
    } catch (RejectionCounts.TooManyException e) {
      throw new UsageException(e.getMessage());
    } catch (RuntimeException e) {
      throw sweep.explained(e, spark, constraints);
    }
  }

  private static Plan plan(
      PlannedSweep sweep, Map<String, Long> rejected, Calibration.Sample sample) {
    ChunkPlan plan = sweep.plan();
    long spacePoints = sweep.spec().space().size();
    long kept = spacePoints - rejected.values().stream().mapToLong(Long::longValue).sum();
    double share = (double) plan.points() / spacePoints;
    long rows = Math.round(kept * share * plan.rowsPerPoint());
    return new Plan(
        sweep.spec().name(),
        sweep.identity().sweepId(),
        plan.rowsPerPoint(),
        spacePoints,
        plan.points(),
        rejected,
        kept,
        plan.chunkCount(),
        rows,
        Math.round(rows * sample.bytesPerRow()),
        rows * sample.cpuSecondsPerRow(),
        fits(sweep, plan));
  }

  private static boolean fits(PlannedSweep sweep, ChunkPlan plan) {
    try {
      sweep.spec().cap().check(plan.points());
      return true;
    } catch (SpecException e) {
      return false;
    }
  }

  private static String json(Plan plan) throws JsonProcessingException {
    return new ObjectMapper()
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .writeValueAsString(plan)
        + "\n";
  }

  private static String text(Plan plan) {
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
    text.append(line("  %15.1f MiB, from a sample", plan.bytes() / (double) (1 << 20)));
    text.append(line("  %15.1f CPU seconds, from the same sample", plan.cpuSeconds()));
    if (!plan.withinMaxPoints()) {
      text.append(line("  more than max_points: hcim sweep would refuse; use --slice or sampling"));
    }
    return text.toString();
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values) + System.lineSeparator();
  }
}
