package org.hcim.jobs.accuracy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.jobs.table.RangedAccuracies;
import org.hcim.sweeps.spec.AccuracySpec.Rule;

/** Accuracy measured on trained networks: the mean over seeds. */
public final class MeasuredAccuracies implements RangedAccuracies {

  private static final long serialVersionUID = 1L;

  /** No accuracies. */
  public static final MeasuredAccuracies NONE = new MeasuredAccuracies(List.of(), Rule.EXACT);

  private final ArrayList<Measurement> measurements;
  private final Rule rule;
  private final transient Map<String, List<Measurement>> byWorkload;

  /** The best accuracy with an ideal readout, in percent; workloads without one are absent. */
  private final transient Map<String, Double> references = new HashMap<>();

  /** A cache of lookups; a sweep has few settings and many designs. */
  private final transient ConcurrentHashMap<Asked, Optional<Accuracy>> known =
      new ConcurrentHashMap<>();

  /** The accuracies of a table. */
  MeasuredAccuracies(List<Measurement> measurements, Rule rule) {
    this.measurements = new ArrayList<>(measurements);
    this.rule = rule;
    byWorkload = measurements.stream().collect(Collectors.groupingBy(Measurement::workload));
    for (Measurement each : measurements) {
      if (each.setting().levels() == ReadoutLevels.IDEAL) {
        references.merge(each.workload(), each.meanTop1Pct(), Math::max);
      }
    }
  }

  private record Asked(String network, AlgorithmSetting setting) {}

  private record Candidate(Measurement measurement, double distance) {}

  @Override
  public Optional<Accuracy> of(String network, Object[] values) {
    if (!knows(network)) {
      return Optional.empty();
    }
    var asked = new Asked(network, AlgorithmSetting.of(values));
    Optional<Accuracy> found = known.get(asked);
    return found != null ? found : known.computeIfAbsent(asked, this::find);
  }

  /** A run under the workload's name takes precedence over one under the network's name. */
  @Override
  public Optional<Accuracy> of(String workload, String network, Object[] values) {
    Optional<Accuracy> found = of(workload, values);
    return found.isPresent() || workload.equals(network) ? found : of(network, values);
  }

  @Override
  public List<Accuracy> within(String workload, String network, Object[] least, Object[] most) {
    List<Accuracy> all = new ArrayList<>(within(workload, least, most));
    if (!workload.equals(network)) {
      all.addAll(within(network, least, most));
    }
    return all;
  }

  private List<Accuracy> within(String network, Object[] least, Object[] most) {
    var box = new SettingBox(least, most);
    List<Measurement> candidates =
        of(network).stream()
            .filter(measurement -> box.isComparable(measurement.setting()))
            .toList();
    double farthest = rule == Rule.EXACT ? 0 : farthest(box, candidates);
    return candidates.stream()
        .filter(measurement -> box.leastDistance(measurement.setting()) <= farthest)
        .map(measurement -> accuracy(new Candidate(measurement, 0)))
        .toList();
  }

  /**
   * The greatest distance at which a measurement can be the nearest one to a setting in the box.
   */
  private static double farthest(SettingBox box, List<Measurement> candidates) {
    return box.hasOpenChoices()
        ? Double.POSITIVE_INFINITY
        : candidates.stream()
            .mapToDouble(measurement -> box.mostDistance(measurement.setting()))
            .min()
            .orElse(0);
  }

  @Override
  public boolean mayReplaceZeros(String workload, String network) {
    return measurements.stream()
        .filter(each -> each.workload().equals(workload) || each.workload().equals(network))
        .anyMatch(each -> each.zeroFrac() != null);
  }

  @Override
  public Optional<Accuracy> ideal(
      String workload, String network, int weightBits, int activationBits) {
    return of(knownName(workload, network)).stream()
        .filter(each -> each.setting().levels() == ReadoutLevels.IDEAL)
        .filter(each -> each.setting().precision().weightBits() == weightBits)
        .filter(each -> each.setting().precision().activationBits() == activationBits)
        .max(Comparator.comparingDouble(Measurement::meanTop1Pct))
        .map(best -> accuracy(new Candidate(best, 0)));
  }

  @Override
  public Optional<Double> referencePct(String workload, String network) {
    return Optional.ofNullable(references.get(knownName(workload, network)));
  }

  /** The workload's name if it has any runs, otherwise the network's. */
  private String knownName(String workload, String network) {
    return knows(workload) ? workload : network;
  }

  /** Returns whether any setting of a network is known. */
  boolean knows(String network) {
    return byWorkload.containsKey(network);
  }

  private List<Measurement> of(String network) {
    return byWorkload.getOrDefault(network, List.of());
  }

  private Object readResolve() {
    return new MeasuredAccuracies(measurements, rule);
  }

  private Optional<Accuracy> find(Asked asked) {
    Optional<Candidate> nearest =
        of(asked.network()).stream()
            .flatMap(measurement -> candidate(measurement, asked.setting()).stream())
            .filter(candidate -> candidate.distance() == 0 || rule == Rule.NEAREST)
            .min(
                Comparator.comparingDouble(Candidate::distance)
                    .thenComparingDouble(candidate -> candidate.measurement().meanTop1Pct())
                    .thenComparing(candidate -> text(candidate.measurement().setting())));
    return nearest.map(this::accuracy);
  }

  private static Optional<Candidate> candidate(Measurement measurement, AlgorithmSetting setting) {
    OptionalDouble distance = SettingDistance.between(measurement.setting(), setting);
    return distance.isPresent()
        ? Optional.of(new Candidate(measurement, distance.getAsDouble()))
        : Optional.empty();
  }

  private Accuracy accuracy(Candidate candidate) {
    Measurement found = candidate.measurement();
    String source =
        candidate.distance() == 0
            ? found.source()
            : "estimated:nearest setting " + text(found.setting()) + "; " + found.source();
    return new Accuracy(
        found.meanTop1Pct(),
        references.get(found.workload()),
        found.zeroFrac(),
        found.zeroFracByLayer(),
        source);
  }

  private static String text(AlgorithmSetting setting) {
    Map<String, Object> columns = setting.columns();
    return String.join(
        " ", columns.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
  }
}
