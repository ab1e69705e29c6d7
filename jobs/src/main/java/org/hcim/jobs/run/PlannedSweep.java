package org.hcim.jobs.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.jobs.accuracy.AccuracyTable;
import org.hcim.jobs.evaluate.Constraints;
import org.hcim.jobs.evaluate.Constraints.Constraint;
import org.hcim.jobs.evaluate.FailureBudget;
import org.hcim.jobs.evaluate.RuleFailure;
import org.hcim.jobs.evaluate.SweepInput;
import org.hcim.jobs.evaluate.SweepInput.ShippedWorkload;
import org.hcim.jobs.store.ChunkPlan;
import org.hcim.jobs.store.StoreException;
import org.hcim.jobs.store.TableIdentity;
import org.hcim.jobs.store.TableSource;
import org.hcim.jobs.table.Accuracies;
import org.hcim.jobs.table.Provenance;
import org.hcim.jobs.table.ResultColumns;
import org.hcim.jobs.table.ResultSchema;
import org.hcim.sweeps.space.DesignSpace;
import org.hcim.sweeps.space.Slice;
import org.hcim.sweeps.spec.KeptFrontier;
import org.hcim.sweeps.spec.SweepSpec;
import org.hcim.sweeps.yaml.SpecException;

/**
 * A sweep planned from its spec; planning needs no Spark.
 *
 * @param request the requested sweep
 * @param spec its spec, parsed and checked
 * @param slice the part of the space to evaluate
 * @param identity the id of the sweep and the values that determine it
 * @param chosenFrom the sweep from which the designs were selected and whose accuracies apply;
 *     empty for the designs of a spec
 */
public record PlannedSweep(
    Sweep request,
    SweepSpec spec,
    Slice slice,
    TableIdentity identity,
    Optional<PlannedSweep> chosenFrom) {

  static PlannedSweep of(Sweep request) {
    Path file = requireFile(request.spec());
    SweepSpec spec = SweepSpec.load(file, List.of(new ParquetPoints()), new AccuracyTable());
    if (spec.columns().isPresent()) { // all columns need no check, and their schema loads slowly
      columns(spec);
    }
    FrontierSection.check(spec);
    return of(request, spec);
  }

  /** The file of a spec, which must exist. */
  static Path requireFile(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new RequestException(file + " is not a file; a spec is a YAML file, see sweeps/");
    }
    return file;
  }

  /** The sweep of a spec that was built by the program rather than read from a file. */
  static PlannedSweep of(Sweep request, SweepSpec spec) {
    return new PlannedSweep(request, spec, slice(request, spec), identity(spec), Optional.empty());
  }

  /** Returns this sweep with another output directory; default the spec's name with a suffix. */
  PlannedSweep into(Optional<String> directory, String suffix) {
    String out = Output.of(directory, spec.name() + "-" + suffix).location();
    return new PlannedSweep(request.into(out), spec, slice, identity, chosenFrom);
  }

  /**
   * The sweep of a selection of this sweep's designs.
   *
   * @param origin description of the selection
   * @param keptFor the frontier for which they were selected; empty for another purpose
   */
  PlannedSweep choose(String origin, Optional<KeptFrontier> keptFor, List<Object[]> designs) {
    PlannedSweep chosen = of(request, spec.listed(origin, keptFor, designs));
    return new PlannedSweep(request, chosen.spec, chosen.slice, chosen.identity, Optional.of(this));
  }

  private static TableIdentity identity(SweepSpec spec) {
    String hash =
        spec.specHash(
            CostModel.VERSION,
            String.valueOf(ResultSchema.VERSION),
            DesignSpace.ENUMERATION_VERSION);
    return TableIdentity.of(
        hash,
        spec.canonicalJson(),
        CostModel.VERSION,
        String.valueOf(ResultSchema.VERSION),
        BuildFacts.load().gitSha());
  }

  private static Slice slice(Sweep request, SweepSpec spec) {
    long points = spec.space().size();
    try {
      return request
          .slice()
          .map(part -> Slice.parseNonEmpty(part, points))
          .orElseGet(() -> new Slice(0, points));
    } catch (IllegalArgumentException e) {
      throw RequestException.of("slice", e.getMessage());
    }
  }

  /** The output directory. */
  public Output out() {
    return Output.of(request.out(), spec.name());
  }

  /** The origin of the table, used by a repair. */
  TableSource source(String command) {
    return new TableSource(
        command,
        request.spec().toAbsolutePath().normalize().toString(),
        request.slice().orElse(""));
  }

  /** The chunks of the slice. */
  public ChunkPlan chunks() {
    return new ChunkPlan(slice.from(), slice.to(), spec.chunkPoints(), spec.workloads().size());
  }

  /** The sweep in its output directory, if all of its points are committed there. */
  public Optional<StoredSweep> completed() {
    return out().sweeps().stream()
        .filter(sweep -> sweep.id().equals(identity.id()) && sweep.isComplete())
        .filter(sweep -> sweep.status().firstPoint() == slice.from())
        .filter(sweep -> sweep.status().points() == slice.size())
        .filter(sweep -> sweep.status().problems().isEmpty())
        .filter(this::hasItsSpec)
        .findFirst();
  }

  private boolean hasItsSpec(StoredSweep sweep) {
    try {
      return sweep.status().canonicalJson().equals(identity.canonicalJson());
    } catch (StoreException.Damaged e) {
      return false;
    }
  }

  /**
   * Explains the cost of one design of the spec on all networks; needs no Spark.
   *
   * @param index index of the design
   */
  public DesignExplanation explain(long index) {
    return explain(index, Optional.empty());
  }

  /**
   * Explains the cost of one design of the spec; needs no Spark.
   *
   * @param index index of the design
   * @param workload the network; default all
   */
  public DesignExplanation explain(long index, Optional<String> workload) {
    return DesignExplanation.of(this, index, workload);
  }

  /** The limit on failed rows. */
  FailureBudget failureBudget() {
    ChunkPlan chunks = chunks();
    try {
      return request
          .maxFailures()
          .map(limit -> FailureBudget.parse(limit, chunks.points() * chunks.rowsPerPoint()))
          .orElse(FailureBudget.UNLIMITED);
    } catch (IllegalArgumentException e) {
      throw RequestException.of("max-failures", e.getMessage());
    }
  }

  /** The calibrations that precede the sweep; empty if its accuracies have another source. */
  Optional<SweepCalibration> calibration() {
    return chosenFrom.map(PlannedSweep::calibration).orElseGet(() -> SweepCalibration.of(this));
  }

  /** The known accuracies, and estimates if the spec enables them. */
  Accuracies accuracies() {
    return SweepAccuracies.of(this);
  }

  /** The input of the workers. */
  SweepInput input() {
    return SweepInput.of(
            spec.space(),
            spec.workloads().stream()
                .map(w -> ShippedWorkload.of(w.name(), w.contentHash(), w.network()))
                .toList(),
            spec.replacedConstants(),
            accuracies(),
            new Provenance(identity.id(), identity.modelVersion(), identity.gitSha()))
        .with(columns());
  }

  /**
   * The columns of the sweep's rows.
   *
   * @throws RequestException when the spec names a column that the results lack
   */
  ResultColumns columns() {
    return columns(spec);
  }

  /** The columns of a spec's rows. */
  static ResultColumns columns(SweepSpec spec) {
    try {
      return spec.columns().map(ResultColumns::with).orElse(ResultColumns.ALL);
    } catch (IllegalArgumentException e) {
      throw new RequestException(e.getMessage());
    }
  }

  /**
   * The spec's rules, checked by Spark.
   *
   * @throws SpecException giving the location of an invalid rule
   */
  Constraints constraints(SparkSession spark) {
    return constraints(spec, spark);
  }

  /** The rules of a spec, checked by Spark. */
  static Constraints constraints(SweepSpec spec, SparkSession spark) {
    try {
      return Constraints.of(
          spark, spec.constraints().stream().map(c -> new Constraint(c.name(), c.rule())).toList());
    } catch (Constraints.RuleException e) {
      throw WrongRule.in(spec, e);
    }
  }

  /**
   * The failure of a job, or an exception with the location of the rule that caused it and Spark's
   * message.
   */
  RuntimeException explained(
      RuntimeException failure, SparkSession spark, Constraints constraints) {
    return RuleFailure.behind(
            failure, spark, spec.space(), constraints, SweepEstimate.MAX_COMBINATIONS)
        .<RuntimeException>map(e -> WrongRule.in(spec, e))
        .orElse(failure);
  }
}
