package org.hcim.jobs.evaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.cost.CostedDesign;
import org.hcim.accelerator.cost.DesignSeries;
import org.hcim.accelerator.cost.DoesNotFitException;
import org.hcim.accelerator.cost.NetworkCost;
import org.hcim.accelerator.cost.NetworkProfile;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.network.Network;
import org.hcim.accelerator.technology.Constants;
import org.hcim.jobs.table.Accuracies.Accuracy;
import org.hcim.jobs.table.Status;
import org.hcim.sweeps.workload.Networks;

/**
 * Costs one point at a time on all workloads; throws only exceptions from the sink. Not
 * thread-safe.
 */
public final class PointCosts {

  private final SweepInput input;
  private final DesignSeries designs;
  private final List<CostedWorkload> workloads;
  private final List<StatedZeros> stated;
  private final Object[] values = new Object[Parameter.count()];
  private final Map<Sparse, CostedWorkload> sparse = new HashMap<>();

  /** A design costed on a workload; the accuracy is null if there is none. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Costed(
      Object[] values, CostedWorkload workload, NetworkCost cost, Accuracy accuracy) {}

  private record Sparse(int workload, Map<String, Double> zeroFracByLayer) {}

  /**
   * A network to be costed.
   *
   * @param index its index among the sweep's networks
   * @param name its name in rows
   * @param hash hash of the network, including changes by the spec or a measurement
   */
  public record CostedWorkload(int index, String name, long hash, NetworkProfile profile) {}

  /** Receives the costs of a point, one workload at a time. */
  public interface Sink {

    /**
     * Begins a design, or replaces its values for the next workload.
     *
     * @param values values by {@link Parameter#ordinal()}, including derived ones; valid until the
     *     next call
     */
    void design(Object[] values);

    /** Receives a finite cost; the accuracy is null if there is none. */
    void cost(CostedWorkload workload, NetworkCost cost, Accuracy accuracy);

    /** Receives a failure. */
    void failed(CostedWorkload workload, Status status, String reason);
  }

  public PointCosts(SweepInput input) {
    this.input = input;
    designs = new DesignSeries(CostModel.with(Constants.cited().with(input.constants())));
    workloads =
        input.workloads().stream()
            .map(
                workload ->
                    new CostedWorkload(
                        input.workloads().indexOf(workload),
                        workload.name(),
                        ConfigHash.of(workload.contentHash()),
                        NetworkProfile.of(workload.network().unpack())))
            .toList();
    stated = workloads.stream().map(each -> StatedZeros.of(each.profile().network())).toList();
  }

  /** The number of costs per point. */
  int perPoint() {
    return workloads.size();
  }

  /** Costs one point. */
  public void cost(long index, Sink sink) {
    input.space().point(index, values);
    DesignPoint.derive(values);
    sink.design(values);
    CostedDesign design;
    try {
      design = designs.design(DesignPoint.of(values));
    } catch (InvalidDesignException e) {
      workloads.forEach(workload -> sink.failed(workload, Status.INVALID, message(e)));
      return;
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      workloads.forEach(workload -> sink.failed(workload, Status.ERROR, e.toString()));
      return;
    }
    for (CostedWorkload workload : workloads) {
      cost(design, workload, sink);
    }
  }

  /**
   * Costs one workload. An exception from the sink is not attributed to the design; it ends the
   * task.
   */
  private void cost(CostedDesign design, CostedWorkload workload, Sink sink) {
    Costed costed;
    try {
      costed = costed(design, workload);
    } catch (DoesNotFitException e) {
      sink.failed(workload, Status.DOES_NOT_FIT, message(e));
      return;
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      sink.failed(workload, Status.ERROR, e.toString());
      return;
    }
    if (costed.values() == values) {
      give(costed, sink);
    } else {
      sink.design(costed.values());
      give(costed, sink);
      sink.design(values);
    }
  }

  /** The design on a workload, with the zero fractions stated for or measured on this network. */
  private Costed costed(CostedDesign design, CostedWorkload workload) {
    StatedZeros zeros = stated.get(workload.index());
    if (!zeros.affect(values)) {
      return measured(design, workload);
    }
    Costed costed =
        zeros == StatedZeros.ALL
            ? new Costed(values, workload, design.cost(workload.profile()), null)
            : measured(design, workload);
    Accuracy accuracy =
        StatedZeros.accuracy(
                input.accuracies(),
                workload.name(),
                workload.profile().network().name(),
                values,
                costed.cost())
            .orElse(null);
    return new Costed(
        zeros.shown(costed.values(), costed.cost()), costed.workload(), costed.cost(), accuracy);
  }

  /** The design on a workload, with the zero fractions measured on this network, if any. */
  private Costed measured(CostedDesign design, CostedWorkload workload) {
    Accuracy accuracy =
        input
            .accuracies()
            .of(workload.name(), workload.profile().network().name(), values)
            .orElse(null);
    if (accuracy == null || !MeasuredZeros.replace(values, accuracy)) {
      return new Costed(values, workload, design.cost(workload.profile()), accuracy);
    }
    Object[] filled = MeasuredZeros.in(values, accuracy);
    CostedWorkload replaced = sparse(workload, accuracy);
    NetworkCost cost = designs.design(DesignPoint.of(filled)).cost(replaced.profile());
    return new Costed(filled, replaced, cost, accuracy);
  }

  private static void give(Costed costed, Sink sink) {
    if (costed.cost().isFinite()) {
      sink.cost(costed.workload(), costed.cost(), costed.accuracy());
    } else {
      sink.failed(
          costed.workload(), Status.NON_FINITE, "energy, latency or area is not a finite number");
    }
  }

  /** The workload with the zero fractions measured on its layers. */
  private CostedWorkload sparse(CostedWorkload workload, Accuracy accuracy) {
    return accuracy.zeroFracByLayer().isEmpty()
        ? workload
        : sparse.computeIfAbsent(
            new Sparse(workload.index(), accuracy.zeroFracByLayer()),
            unused -> {
              Network network = MeasuredZeros.in(workload.profile().network(), accuracy);
              return new CostedWorkload(
                  workload.index(),
                  workload.name(),
                  ConfigHash.of(Networks.contentHash(network)),
                  NetworkProfile.of(network));
            });
  }

  private static String message(Throwable cause) {
    return String.valueOf(cause.getMessage());
  }
}
