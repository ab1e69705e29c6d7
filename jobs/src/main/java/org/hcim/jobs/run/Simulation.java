package org.hcim.jobs.run;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.progress.Progress;
import org.hcim.jobs.simulate.PlannedSimulation;
import org.hcim.jobs.simulate.SimulationJob;
import org.hcim.jobs.store.Chunk;
import org.hcim.jobs.store.LockPolicy;
import org.hcim.jobs.store.TableStore;
import org.hcim.jobs.table.SimulationSchema;
import org.hcim.jobs.table.Tables;
import org.hcim.simulator.dataset.LabeledImages;
import org.hcim.simulator.study.ProductTrace;
import org.hcim.sweeps.simulation.SimulationSpec;

/**
 * Runs quantized networks on images, bit-exact. The result is one row per run. If an output
 * directory is given, the rows are committed as the table {@code simulations}, and rerunning the
 * simulation resumes it.
 *
 * @param planned the runs, with their networks and images
 * @param out the output directory; default none, so results are not stored
 */
public record Simulation(PlannedSimulation planned, Optional<String> out, LockPolicy lock)
    implements Program<List<Row>> {

  public Simulation {
    Objects.requireNonNull(planned, "planned");
    Objects.requireNonNull(lock, "lock");
  }

  /**
   * The runs of a spec; reads networks and images.
   *
   * @throws org.hcim.simulator.inference.InvalidNetworkException when a file is not a network
   */
  public static Simulation of(SimulationSpec spec) {
    return new Simulation(
        PlannedSimulation.of(spec, BuildFacts.load().gitSha()),
        Optional.empty(),
        LockPolicy.RESPECT);
  }

  /** The runs of the spec in a YAML file. */
  public static Simulation of(Path spec) {
    return of(SimulationSpec.load(spec));
  }

  /** Returns this simulation with an output directory. */
  public Simulation into(String directory) {
    return new Simulation(planned, Optional.of(directory), lock);
  }

  /** Returns this simulation with another policy for a lock held by another writer. */
  public Simulation lock(LockPolicy policy) {
    return new Simulation(planned, out, policy);
  }

  /**
   * Rejects changes that a network does not allow, which would otherwise become rows without
   * results.
   *
   * @throws org.hcim.accelerator.design.InvalidDesignException naming the layer and the rule
   */
  public Simulation strict() {
    planned.requireAllowed();
    return this;
  }

  /**
   * Traces one product of the first run step by step; needs no Spark.
   *
   * @param layer name of the layer
   * @param position row-major position in the layer's output
   * @param image index of the image
   */
  public ProductTrace trace(String layer, int position, int image) {
    LabeledImages all = planned.images().images();
    if (image < 0 || image >= all.count()) {
      throw new RequestException(
          "image (%d) must be from 0 to %d".formatted(image, all.count() - 1));
    }
    var change = planned.runs().get(0).change();
    var changed = change.of(planned.networks().get(0).network());
    LabeledImages prepared = all.prepared(changed.preprocessing());
    return ProductTrace.of(changed, layer, position, prepared.codes(image, changed.inputBits()));
  }

  @Override
  public List<Row> run(Execution execution) {
    planned.requireDesigns();
    if (out.isEmpty()) {
      return execution.on("simulate", spark -> uncommitted(spark, execution.listener()));
    }
    Output output = Output.of(out.get());
    output.requireDirectory();
    return execution.on(
        "simulate",
        spark -> {
          commit(spark, execution);
          output.writeViews();
          return committed(spark);
        });
  }

  private List<Row> committed(SparkSession spark) {
    return new Tables(spark, out.orElseThrow())
        .simulations(planned.identity().id()).collectAsList().stream()
            .sorted(Comparator.comparingLong(row -> row.<Long>getAs("config_index")))
            .toList();
  }

  private List<Row> uncommitted(SparkSession spark, Listener listener) {
    try (Progress progress = progress(listener, 0);
        var job = new SimulationJob(spark, planned, progress)) {
      return job.rows();
    }
  }

  @SuppressWarnings("try") // the registration only has to be open
  private void commit(SparkSession spark, Execution execution) {
    try (TableStore store =
            TableStore.open(
                out.orElseThrow(),
                planned.identity(),
                planned.plan(),
                SimulationSchema.SCHEMA.type(),
                lock,
                execution.listener()::notice);
        var stop = execution.cancellation().onRequest(store::cancel)) {
      long left = store.pending().stream().mapToLong(Chunk::points).sum();
      if (left == 0) {
        execution.listener().notice("nothing to do: " + planned.identity().id() + " is complete");
      } else {
        try (Progress progress = progress(execution.listener(), planned.runs().size() - left);
            var job = new SimulationJob(spark, planned, progress)) {
          job.commit(store);
        }
      }
      store.complete();
    }
  }

  private Progress progress(Listener listener, long runsDone) {
    long images = planned.images().images().count();
    return listener.progress("images", images * planned.runs().size(), images * runsDone);
  }
}
