package org.hcim.jobs.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.cost.Explanation;
import org.hcim.accelerator.cost.NetworkCost;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;
import org.hcim.accelerator.network.Network;
import org.hcim.accelerator.technology.Constants;
import org.hcim.jobs.evaluate.MeasuredZeros;
import org.hcim.jobs.evaluate.StatedZeros;
import org.hcim.jobs.table.Accuracies;
import org.hcim.jobs.table.Accuracies.Accuracy;
import org.hcim.sweeps.spec.FarConstants;
import org.hcim.sweeps.spec.SweepSpec;
import org.hcim.sweeps.spec.Workload;

/**
 * One design of a spec, with its cost breakdown on each network.
 *
 * @param sweep the name of the spec
 * @param index index of the design
 * @param values the value of each parameter that applies
 * @param constants constants of the cost model, including overrides by the spec
 * @param notes notes about constants of the spec that are far from their cited values, and about a
 *     calibration that was not found
 * @param networks one explanation per network
 */
public record DesignExplanation(
    String sweep,
    long index,
    Map<Parameter, Object> values,
    Constants constants,
    List<String> notes,
    List<OnNetwork> networks) {

  public DesignExplanation {
    values = Collections.unmodifiableMap(new EnumMap<>(values));
    notes = List.copyOf(notes);
    networks = List.copyOf(networks);
  }

  /**
   * The design's cost on one network.
   *
   * @param accuracy the known accuracy, or the reason why there is none
   * @param zeroFrac fraction of ternary zeros, measured or assumed; empty without ternary values
   */
  public record OnNetwork(
      String workload,
      Explanation explanation,
      Optional<Accuracy> accuracy,
      Optional<Double> zeroFrac) {}

  static DesignExplanation of(PlannedSweep sweep, long index, Optional<String> workload) {
    SweepSpec spec = sweep.spec();
    if (index < 0 || index >= spec.space().size()) {
      throw new RequestException(
          "INDEX (" + index + ") must be from 0 to " + (spec.space().size() - 1));
    }
    CostModel model = CostModel.with(Constants.cited().with(spec.replacedConstants()));
    Object[] values = spec.space().point(index);
    Accuracies accuracies = sweep.accuracies();
    List<OnNetwork> networks = new ArrayList<>();
    for (Workload each : chosen(spec.workloads(), workload)) {
      networks.add(explained(model, values, each, accuracies));
    }
    return new DesignExplanation(
        spec.name(),
        index,
        byParameter(values),
        model.constants(DesignPoint.of(values)),
        notes(sweep),
        networks);
  }

  private static List<String> notes(PlannedSweep sweep) {
    List<String> notes = new ArrayList<>(FarConstants.notes(sweep.spec().replacedConstants()));
    if (sweep.calibration().filter(calibration -> !calibration.isComplete()).isPresent()) {
      notes.add(
          "the sweep of this spec calibrates accuracy and zeros, but "
              + sweep.out().location()
              + " has no calibration; with its output directory as --from OUT, both are measured");
    }
    return notes;
  }

  /** The networks to explain; a design may be too small for others. */
  private static List<Workload> chosen(List<Workload> workloads, Optional<String> name) {
    List<Workload> chosen =
        workloads.stream().filter(each -> each.name().equals(name.orElse(each.name()))).toList();
    if (chosen.isEmpty()) {
      throw RequestException.of(
          "workload",
          "workload (%s) must be one of %s"
              .formatted(name.orElse(""), workloads.stream().map(Workload::name).toList()));
    }
    return chosen;
  }

  /** Returns this design with another index. */
  DesignExplanation numbered(long number) {
    return new DesignExplanation(sweep, number, values, constants, notes, networks);
  }

  /** Returns this design with the networks of another explanation of it as well. */
  DesignExplanation and(DesignExplanation other) {
    List<OnNetwork> all = new ArrayList<>(networks);
    all.addAll(other.networks);
    return new DesignExplanation(sweep, index, values, constants, notes, all);
  }

  private static Map<Parameter, Object> byParameter(Object[] values) {
    var byParameter = new EnumMap<Parameter, Object>(Parameter.class);
    for (Parameter parameter : Parameter.values()) {
      if (values[parameter.ordinal()] != null) {
        byParameter.put(parameter, values[parameter.ordinal()]);
      }
    }
    return byParameter;
  }

  private static OnNetwork explained(
      CostModel model, Object[] values, Workload workload, Accuracies accuracies) {
    Network network = workload.network();
    Optional<Accuracy> known = accuracies.of(workload.name(), network.name(), values);
    Optional<Accuracy> measured = known.filter(accuracy -> MeasuredZeros.replace(values, accuracy));
    Object[] filled = measured.map(zeros -> MeasuredZeros.in(values, zeros)).orElse(values);
    Explanation explanation =
        Explanation.of(
            model,
            DesignPoint.of(filled),
            measured.map(zeros -> MeasuredZeros.in(network, zeros)).orElse(network));
    var stated = StatedZeros.of(network);
    if (!stated.affect(values)) {
      return new OnNetwork(workload.name(), explanation, known, zeroFrac(filled));
    }
    NetworkCost cost = explanation.total();
    return new OnNetwork(
        workload.name(),
        explanation,
        StatedZeros.accuracy(accuracies, workload.name(), network.name(), values, cost),
        zeroFrac(stated.shown(filled, cost)));
  }

  private static Optional<Double> zeroFrac(Object[] values) {
    return values[Parameter.READOUT.ordinal()] == ReadoutKind.TERNARY
        ? Optional.ofNullable((Double) values[Parameter.TERNARY_ZERO_FRAC.ordinal()])
        : Optional.empty();
  }
}
