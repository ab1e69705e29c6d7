package org.hcim.jobs.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.hcim.jobs.store.LockPolicy;

/**
 * Finds the exact Pareto-optimal designs of a grid, of any size, on each network of a spec without
 * evaluating the grid, and commits them: the rows of the designs found as a sweep, and their
 * frontier beside it.
 *
 * @param spec the YAML file
 * @param out where tables go, a path or a URI; default {@code out/<sweep name>-optimum}
 * @param objectives such as {@code energy_pj:min,area_mm2:min}; default those of the spec
 * @param timeLimit of the search of each network; none by default
 */
public record Optimum(
    Path spec,
    Optional<String> out,
    Optional<String> objectives,
    Optional<Duration> timeLimit,
    LockPolicy lock)
    implements Program<OptimumResult> {

  public Optimum {
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(lock, "lock");
    if (timeLimit.isPresent() && (timeLimit.get().isNegative() || timeLimit.get().isZero())) {
      throw RequestException.of(
          "time-limit", "time-limit (" + timeLimit.get() + ") must be positive");
    }
  }

  /** The whole frontier of a spec, into the default directory. */
  public static Optimum of(Path spec) {
    return new Optimum(
        spec, Optional.empty(), Optional.empty(), Optional.empty(), LockPolicy.RESPECT);
  }

  /** The same designs in another directory. */
  public Optimum into(Path directory) {
    return new Optimum(spec, Optional.of(directory.toString()), objectives, timeLimit, lock);
  }

  /** The frontier of other objectives. */
  public Optimum objectives(String list) {
    return new Optimum(spec, out, Optional.of(list), timeLimit, lock);
  }

  /** The same search, ended after a time. */
  public Optimum within(Duration limit) {
    return new Optimum(spec, out, objectives, Optional.of(limit), lock);
  }

  @Override
  public OptimumResult run(Execution execution) {
    return new OptimumRun(PlannedOptimum.of(this), execution, System::nanoTime).run();
  }
}
