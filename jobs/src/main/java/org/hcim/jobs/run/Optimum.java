package org.hcim.jobs.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.hcim.jobs.store.LockPolicy;
import org.hcim.sweeps.pareto.LossLimit;

/**
 * Finds the exact Pareto-optimal designs of a grid of any size, on each network of a spec, without
 * evaluating the grid. Commits the rows of the designs found as a sweep, and their frontier beside
 * it. If bounds are unavailable, all designs are evaluated and only these rows are kept.
 *
 * @param spec the YAML file
 * @param out directory for tables, a path or a URI; default {@code out/<sweep name>-optimum}
 * @param objectives such as {@code energy_pj:min,area_mm2:min}; default those of the spec
 * @param by the grouping columns; default those of the spec
 * @param maxLoss the accuracy loss within which designs compete; default that of the spec, else any
 * @param timeLimit time limit for the search of each network; default none
 * @param threads threads of a search; default one per processor
 */
public record Optimum(
    Path spec,
    Optional<String> out,
    Optional<String> objectives,
    Optional<List<String>> by,
    Optional<LossLimit> maxLoss,
    Optional<Duration> timeLimit,
    OptionalInt threads,
    LockPolicy lock)
    implements Program<OptimumResult> {

  public Optimum {
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(lock, "lock");
    by = by.map(List::copyOf);
    if (timeLimit.isPresent() && (timeLimit.get().isNegative() || timeLimit.get().isZero())) {
      throw RequestException.of(
          "time-limit", "time-limit (" + timeLimit.get() + ") must be positive");
    }
    if (threads.isPresent() && threads.getAsInt() < 1) {
      throw RequestException.of("threads", "threads (" + threads.getAsInt() + ") must be positive");
    }
  }

  /** The whole frontier of a spec, with output in the default directory. */
  public static Optimum of(Path spec) {
    return new Optimum(
        spec,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        LockPolicy.RESPECT);
  }

  /** Returns this program with another output directory. */
  public Optimum into(Path directory) {
    return new Optimum(
        spec, Optional.of(directory.toString()), objectives, by, maxLoss, timeLimit, threads, lock);
  }

  /** Returns this program with other objectives. */
  public Optimum objectives(String list) {
    return new Optimum(spec, out, Optional.of(list), by, maxLoss, timeLimit, threads, lock);
  }

  /** Returns this program with one frontier per combination of the values of these columns. */
  public Optimum by(String... columns) {
    return new Optimum(
        spec, out, objectives, Optional.of(List.of(columns)), maxLoss, timeLimit, threads, lock);
  }

  /** Returns this program restricted to designs known to be within a loss. */
  public Optimum maxLoss(LossLimit limit) {
    return new Optimum(spec, out, objectives, by, Optional.of(limit), timeLimit, threads, lock);
  }

  /** Returns this program with a time limit for the search of each network. */
  public Optimum within(Duration limit) {
    return new Optimum(spec, out, objectives, by, maxLoss, Optional.of(limit), threads, lock);
  }

  /** Returns this program with another number of threads, which does not affect the result. */
  public Optimum threads(int number) {
    return new Optimum(spec, out, objectives, by, maxLoss, timeLimit, OptionalInt.of(number), lock);
  }

  @Override
  public OptimumResult run(Execution execution) {
    return new OptimumRun(PlannedOptimum.of(this), execution, System::nanoTime).run();
  }
}
