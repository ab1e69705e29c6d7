package org.hcim.jobs.run;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.hcim.jobs.store.LockPolicy;

/**
 * Evaluates the designs of a spec on its networks and commits one row per design and network.
 * Rerunning an interrupted sweep resumes it.
 *
 * @param spec the YAML file
 * @param out directory for tables, a path or a URI; default {@code out/<sweep name>}
 * @param slice such as {@code 2/8}: the second of eight parts of the points
 * @param maxFailures maximum number of failed rows, such as {@code 100} or {@code 5%}; default no
 *     limit
 * @param check the check of a complete sweep's files before it is reported as complete
 */
public record Sweep(
    Path spec,
    Optional<String> out,
    Optional<String> slice,
    Optional<String> maxFailures,
    LockPolicy lock,
    Check check)
    implements Program<SweepResult> {

  /** The comparison of a complete sweep's files with its commit records. */
  public enum Check {
    /** Existence and sizes. */
    SIZES,
    /** Also SHA-256 of every file. */
    HASHES
  }

  public Sweep {
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(check, "check");
    Objects.requireNonNull(lock, "lock");
  }

  /** The whole sweep of a spec, with output in the default directory. */
  public static Sweep of(Path spec) {
    return new Sweep(
        spec,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        LockPolicy.RESPECT,
        Check.SIZES);
  }

  /** Returns this sweep with another output directory. */
  public Sweep into(String directory) {
    return new Sweep(spec, Optional.of(directory), slice, maxFailures, lock, check);
  }

  /** Returns this sweep with another output directory. */
  public Sweep into(Path directory) {
    return into(directory.toString());
  }

  /** Returns this sweep restricted to a part of its points, such as {@code 2/8}. */
  public Sweep slice(String part) {
    return new Sweep(spec, out, Optional.of(part), maxFailures, lock, check);
  }

  /** Returns this sweep with a limit on failed rows, such as {@code 100} or {@code 5%}. */
  public Sweep maxFailures(String limit) {
    return new Sweep(spec, out, slice, Optional.of(limit), lock, check);
  }

  /** Returns this sweep with another policy for a lock held by another writer. */
  public Sweep lock(LockPolicy policy) {
    return new Sweep(spec, out, slice, maxFailures, policy, check);
  }

  /** Returns this sweep with another check of its files if it is already complete. */
  public Sweep check(Check other) {
    return new Sweep(spec, out, slice, maxFailures, lock, other);
  }

  /**
   * Reads the spec; needs no Spark.
   *
   * @throws org.hcim.sweeps.yaml.SpecException listing all problems of the spec
   */
  public PlannedSweep plan() {
    return PlannedSweep.of(this);
  }

  @Override
  public SweepResult run(Execution execution) {
    return new SweepRun(plan(), execution).run();
  }
}
