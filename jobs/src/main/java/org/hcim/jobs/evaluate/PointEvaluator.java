package org.hcim.jobs.evaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.cost.CostedDesign;
import org.hcim.accelerator.cost.DoesNotFitException;
import org.hcim.accelerator.cost.NetworkCost;
import org.hcim.accelerator.cost.NetworkProfile;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.network.Network;
import org.hcim.accelerator.technology.Constants;
import org.hcim.jobs.table.Accuracies.Accuracy;
import org.hcim.jobs.table.RowBuilder;
import org.hcim.jobs.table.Status;
import org.hcim.sweeps.workload.Networks;

/** Turns one point after the other into rows, one per workload; never throws. Not thread-safe. */
public final class PointEvaluator {

  private static final int MAX_REASON_LENGTH = 1024;

  private final SweepInput input;
  private final CostModel model;
  private final List<PreparedWorkload> workloads;
  private final RowBuilder rows;
  private final ConfigHash hash;
  private final Object[] values = new Object[Parameter.count()];

  private final Map<Sparse, PreparedWorkload> sparse = new HashMap<>();

  private record Sparse(String workload, Map<String, Double> zeroFracByLayer) {}

  private record PreparedWorkload(String name, long hash, NetworkProfile profile) {}

  public PointEvaluator(SweepInput input, int chunkIndex) {
    this.input = input;
    model = CostModel.with(Constants.cited().with(input.constants()));
    workloads =
        input.workloads().stream()
            .map(
                workload ->
                    new PreparedWorkload(
                        workload.name(),
                        ConfigHash.of(workload.contentHash()),
                        NetworkProfile.of(workload.network().unpack())))
            .toList();
    rows = new RowBuilder(input.provenance(), chunkIndex);
    hash = new ConfigHash(input.constants());
  }

  /** Rows per point. */
  public int rowsPerPoint() {
    return workloads.size();
  }

  /** Evaluates one point. */
  public void evaluate(long index, Consumer<Row> sink) {
    input.space().point(index, values);
    DesignPoint.derive(values);
    rows.design(values);
    hash.design(values);
    CostedDesign design;
    try {
      design = model.design(DesignPoint.of(values));
    } catch (InvalidDesignException e) {
      workloads.forEach(workload -> sink.accept(failed(index, workload, Status.INVALID, e)));
      return;
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      workloads.forEach(workload -> sink.accept(failed(index, workload, Status.ERROR, e)));
      return;
    }
    for (PreparedWorkload workload : workloads) {
      sink.accept(row(index, design, workload));
    }
  }

  private Row row(long index, CostedDesign design, PreparedWorkload workload) {
    try {
      Accuracy accuracy =
          input
              .accuracies()
              .of(workload.name(), workload.profile().network().name(), values)
              .orElse(null);
      return accuracy != null && MeasuredZeros.replace(values, accuracy)
          ? measured(index, workload, accuracy)
          : row(index, design, workload, accuracy);
    } catch (DoesNotFitException e) {
      return failed(index, workload, Status.DOES_NOT_FIT, e);
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      return failed(index, workload, Status.ERROR, e);
    }
  }

  /** The workload with the zeros that were measured on its layers. */
  private PreparedWorkload sparse(PreparedWorkload workload, Accuracy accuracy) {
    return accuracy.zeroFracByLayer().isEmpty()
        ? workload
        : sparse.computeIfAbsent(
            new Sparse(workload.name(), accuracy.zeroFracByLayer()),
            unused -> {
              Network network = MeasuredZeros.in(workload.profile().network(), accuracy);
              return new PreparedWorkload(
                  workload.name(),
                  ConfigHash.of(Networks.contentHash(network)),
                  NetworkProfile.of(network));
            });
  }

  /** The row of the design with the zeros that were measured on this network. */
  private Row measured(long index, PreparedWorkload workload, Accuracy accuracy) {
    try {
      Object[] filled = MeasuredZeros.in(values, accuracy);
      rows.design(filled);
      hash.design(filled);
      PreparedWorkload sparse = sparse(workload, accuracy);
      return row(index, model.design(DesignPoint.of(filled)), sparse, accuracy);
    } finally {
      rows.design(values);
      hash.design(values);
    }
  }

  private Row row(long index, CostedDesign design, PreparedWorkload workload, Accuracy accuracy) {
    NetworkCost cost = design.cost(workload.profile());
    if (!cost.isFinite()) {
      return rows.failure(
          index,
          hash.with(workload.hash()),
          workload.name(),
          Status.NON_FINITE,
          "energy, latency or area is not a finite number");
    }
    return rows.result(index, hash.with(workload.hash()), workload.name(), cost, accuracy);
  }

  private Row failed(long index, PreparedWorkload workload, Status status, Throwable cause) {
    String reason = status == Status.ERROR ? cause.toString() : String.valueOf(cause.getMessage());
    String printable = reason.replaceAll("\\p{Cntrl}", " ");
    return rows.failure(
        index,
        hash.with(workload.hash()),
        workload.name(),
        status,
        printable.substring(0, Math.min(MAX_REASON_LENGTH, printable.length())));
  }
}
