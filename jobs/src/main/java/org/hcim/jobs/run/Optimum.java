package org.hcim.jobs.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.hcim.jobs.store.LockPolicy;

/**
 * Finds the exact Pareto-optimal designs of a grid, of any size, on each network of a spec without
 * evaluating the grid, and commits them: the rows of the designs found as a sweep, and their
 * frontier beside it. Where there are no bounds, all designs are evaluated and no other rows kept.
 *
 * @param spec the YAML file
 * @param out where tables go, a path or a URI; default {@code out/<sweep name>-optimum}
 * @param objectives such as {@code energy_pj:min,area_mm2:min}; default those of the spec
 * @param by columns whose values make groups; default those of the spec
 * @param timeLimit of the search of each network; none by default
 * @param threads of a search; default one per processor
 */
public record Optimum(
    Path spec,
    Optional<String> out,
    Optional<String> objectives,
    Optional<List<String>> by,
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

  /** The whole frontier of a spec, into the default directory. */
  public static Optimum of(Path spec) {
    return new Optimum(
        spec,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        LockPolicy.RESPECT);
  }

  /** The same designs in another directory. */
  public Optimum into(Path directory) {
    return new Optimum(
        spec, Optional.of(directory.toString()), objectives, by, timeLimit, threads, lock);
  }

  /** The frontier of other objectives. */
  public Optimum objectives(String list) {
    return new Optimum(spec, out, Optional.of(list), by, timeLimit, threads, lock);
  }

  /** One frontier per combination of the values of these columns. */
  public Optimum by(String... columns) {
    return new Optimum(
        spec, out, objectives, Optional.of(List.of(columns)), timeLimit, threads, lock);
  }

  /** The same search, ended after a time. */
  public Optimum within(Duration limit) {
    return new Optimum(spec, out, objectives, by, Optional.of(limit), threads, lock);
  }

  /** The same search by a number of threads, which has no effect on what is found. */
  public Optimum threads(int number) {
    return new Optimum(spec, out, objectives, by, timeLimit, OptionalInt.of(number), lock);
  }

  @Override
  public OptimumResult run(Execution execution) {
    return new OptimumRun(PlannedOptimum.of(this), execution, System::nanoTime).run();
  }
}
