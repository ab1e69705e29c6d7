package org.hcim.jobs.run;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.hcim.jobs.store.LockPolicy;

/**
 * Evaluates the designs of a spec on its networks and commits one row per design and network.
 * Running the same sweep again resumes it where it stopped.
 *
 * @param spec the YAML file
 * @param out where tables go, a path or a URI; default {@code out/<sweep name>}
 * @param slice such as {@code 2/8}: the second of eight parts of the points
 * @param maxFailures rows that may fail, such as {@code 100} or {@code 5%}; default any number
 * @param check what is compared before a sweep that is complete is called so
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

  /** The whole sweep of a spec, into the default directory. */
  public static Sweep of(Path spec) {
    return new Sweep(
        spec,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        LockPolicy.RESPECT,
        Check.SIZES);
  }

  /** The same sweep into another directory. */
  public Sweep into(String directory) {
    return new Sweep(spec, Optional.of(directory), slice, maxFailures, lock, check);
  }

  /** The same sweep into another directory. */
  public Sweep into(Path directory) {
    return into(directory.toString());
  }

  /** A part of the sweep's points, such as {@code 2/8}. */
  public Sweep slice(String part) {
    return new Sweep(spec, out, Optional.of(part), maxFailures, lock, check);
  }

  /** The same sweep, stopped when more rows fail than {@code 100} or {@code 5%}. */
  public Sweep maxFailures(String limit) {
    return new Sweep(spec, out, slice, Optional.of(limit), lock, check);
  }

  /** The same sweep with another rule for a lock of another writer. */
  public Sweep lock(LockPolicy policy) {
    return new Sweep(spec, out, slice, maxFailures, policy, check);
  }

  /** The same sweep, whose files are compared by hash when it is complete already. */
  public Sweep check(Check other) {
    return new Sweep(spec, out, slice, maxFailures, lock, other);
  }

  /**
   * Reads the spec; needs no Spark.
   *
   * @throws org.hcim.sweeps.yaml.SpecException with everything that is wrong with the spec
   */
  public PlannedSweep plan() {
    return PlannedSweep.of(this);
  }

  @Override
  public SweepResult run(Execution execution) {
    return new SweepRun(plan(), execution).run();
  }
}
