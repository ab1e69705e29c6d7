package org.hcim.jobs.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hcim.jobs.frontier.FrontierQuery;
import org.hcim.jobs.store.LockPolicy;
import org.hcim.sweeps.pareto.LossLimit;
import org.hcim.sweeps.spec.FrontierSpec;

/**
 * Evaluates the designs of a spec, grid or sample, and commits only the Pareto-optimal ones: their
 * rows as a sweep of listed designs, and their frontier beside it. The frontier equals that of a
 * sweep of all designs.
 *
 * @param spec the YAML file
 * @param out directory for tables, a path or a URI; default {@code out/<sweep name>-frontier}
 * @param objectives such as {@code energy_pj:min,area_mm2:min}; default those of the spec
 * @param by the grouping columns; default those of the spec
 * @param maxLoss the accuracy loss within which designs compete; default that of the spec
 */
public record FrontierSweep(
    Path spec,
    Optional<String> out,
    Optional<String> objectives,
    Optional<List<String>> by,
    Optional<LossLimit> maxLoss,
    LockPolicy lock)
    implements Program<FrontierSweepResult> {

  public FrontierSweep {
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(lock, "lock");
    by = by.map(List::copyOf);
  }

  /** The frontier query of a spec, with output in the default directory. */
  public static FrontierSweep of(Path spec) {
    return new FrontierSweep(
        spec,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        LockPolicy.RESPECT);
  }

  /** Returns this program with another output directory. */
  public FrontierSweep into(Path directory) {
    return new FrontierSweep(
        spec, Optional.of(directory.toString()), objectives, by, maxLoss, lock);
  }

  /** Returns this program with other objectives. */
  public FrontierSweep objectives(String list) {
    return new FrontierSweep(spec, out, Optional.of(list), by, maxLoss, lock);
  }

  /** Returns this program with one frontier per combination of the values of these columns. */
  public FrontierSweep by(String... columns) {
    return new FrontierSweep(spec, out, objectives, Optional.of(List.of(columns)), maxLoss, lock);
  }

  /** Returns this program restricted to designs known to be within a loss. */
  public FrontierSweep maxLoss(LossLimit limit) {
    return new FrontierSweep(spec, out, objectives, by, Optional.of(limit), lock);
  }

  @Override
  public FrontierSweepResult run(Execution execution) {
    PlannedSweep sweep = Sweep.of(spec).lock(lock).plan().into(out, "frontier");
    return new FrontierSweepRun(sweep, query(sweep), execution, FrontierSweepRun.COMMAND).run();
  }

  private FrontierQuery query(PlannedSweep sweep) {
    return query(sweep.spec().frontier(), objectives, by, maxLoss);
  }

  /**
   * A spec's query with the parts that a request replaces.
   *
   * @throws RequestException when the results lack a column, or an objective does not fit its scale
   */
  static FrontierQuery query(
      FrontierSpec section,
      Optional<String> objectives,
      Optional<List<String>> by,
      Optional<LossLimit> maxLoss) {
    try {
      FrontierQuery query = FrontierQuery.of(section);
      FrontierQuery asked = objectives.map(query::objectives).orElse(query);
      FrontierQuery grouped =
          by.map(columns -> asked.by(columns.toArray(String[]::new))).orElse(asked);
      return maxLoss.map(grouped::maxLoss).orElse(grouped).requirePlaces();
    } catch (IllegalArgumentException e) {
      throw new RequestException(e.getMessage());
    }
  }
}
