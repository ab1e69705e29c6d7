package org.hcim.jobs.accuracy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
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
  private final TreeMap<String, Integer> classes;
  private final transient Map<String, List<Measurement>> byWorkload;

  /** The most accurate network with an ideal readout; workloads without one are absent. */
  private final transient Map<String, Measurement> references = new HashMap<>();

  /** The reasons why losses under a reference are unknown, by workload. */
  private final transient Map<String, String> objections = new HashMap<>();

  /** A cache of lookups; a sweep has few settings and many designs. */
  private final transient ConcurrentHashMap<Asked, Optional<Found>> known =
      new ConcurrentHashMap<>();

  /** The accuracies of a table. */
  MeasuredAccuracies(List<Measurement> measurements, Rule rule) {
    this(measurements, rule, Map.of());
  }

  private MeasuredAccuracies(
      List<Measurement> measurements, Rule rule, Map<String, Integer> classes) {
    this.measurements = new ArrayList<>(measurements);
    this.rule = rule;
    this.classes = new TreeMap<>(classes);
    byWorkload = measurements.stream().collect(Collectors.groupingBy(Measurement::workload));
    for (Measurement each : measurements) {
      if (each.setting().levels() == ReadoutLevels.IDEAL) {
        references.merge(each.workload(), each, MeasuredAccuracies::better);
      }
    }
    classes.forEach(
        (workload, count) ->
            Optional.ofNullable(references.get(workload))
                .flatMap(each -> new Chance(count, each.images()).objection(each.meanTop1Pct()))
                .ifPresent(objection -> objections.put(workload, objection)));
  }

  /**
   * Returns these accuracies without losses under references that are not clearly above chance.
   *
   * @param classesByName number of classes by the name of the network or workload
   */
  public MeasuredAccuracies judged(Map<String, Integer> classesByName) {
    return new MeasuredAccuracies(measurements, rule, classesByName);
  }

  private static Measurement better(Measurement a, Measurement b) {
    return b.meanTop1Pct() > a.meanTop1Pct() ? b : a;
  }

  private record Asked(String network, AlgorithmSetting setting) {}

  private record Candidate(Measurement measurement, double distance) {}

  /** An accuracy with the largest fraction of zeros that a design may assume; null if any. */
  private record Found(Accuracy accuracy, Double mostZeroFrac) {

    Accuracy of(Object[] values) {
      return AssumedZeros.exceed(values, mostZeroFrac)
          ? Accuracy.unknown(AssumedZeros.refusal(values, mostZeroFrac))
          : accuracy;
    }
  }

  /** A run under the workload's name takes precedence over one under the network's name. */
  @Override
  public Optional<Accuracy> of(String workload, String network, Object[] values) {
    Optional<Accuracy> found = of(workload, values);
    return found.isPresent() || workload.equals(network) ? found : of(network, values);
  }

  /** The accuracy of a network by one of its names; empty if none is known for the setting. */
  Optional<Accuracy> of(String network, Object[] values) {
    if (!knows(network)) {
      return Optional.empty();
    }
    var asked = new Asked(network, AlgorithmSetting.of(values));
    Optional<Found> found = known.get(asked);
    return (found != null ? found : known.computeIfAbsent(asked, this::find))
        .map(each -> each.of(values));
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
    return Optional.ofNullable(references.get(knownName(workload, network)))
        .map(Measurement::meanTop1Pct);
  }

  @Override
  public Optional<String> lossObstacle(String workload, String network) {
    return Optional.ofNullable(objections.get(knownName(workload, network)));
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
    return new MeasuredAccuracies(measurements, rule, classes);
  }

  private Optional<Found> find(Asked asked) {
    Optional<Candidate> nearest =
        of(asked.network()).stream()
            .flatMap(measurement -> candidate(measurement, asked.setting()).stream())
            .filter(candidate -> candidate.distance() == 0 || rule == Rule.NEAREST)
            .min(
                Comparator.comparingDouble(Candidate::distance)
                    .thenComparingDouble(candidate -> candidate.measurement().meanTop1Pct())
                    .thenComparing(candidate -> text(candidate.measurement().setting())));
    return nearest.map(each -> new Found(accuracy(each), each.measurement().mostZeroFrac()));
  }

  private static Optional<Candidate> candidate(Measurement measurement, AlgorithmSetting setting) {
    OptionalDouble distance = SettingDistance.between(measurement.setting(), setting);
    return distance.isPresent()
        ? Optional.of(new Candidate(measurement, distance.getAsDouble()))
        : Optional.empty();
  }

  private Accuracy accuracy(Candidate candidate) {
    Measurement found = candidate.measurement();
    var accuracy =
        new Accuracy(
            found.meanTop1Pct(),
            Optional.ofNullable(references.get(found.workload()))
                .map(Measurement::meanTop1Pct)
                .orElse(null),
            found.zeroFrac(),
            found.zeroFracByLayer(),
            source(candidate));
    String objection = objections.get(found.workload());
    return objection == null ? accuracy : accuracy.withoutLoss(objection);
  }

  private static String source(Candidate candidate) {
    Measurement found = candidate.measurement();
    boolean assumesZeros =
        found.setting().levels() == ReadoutLevels.TERNARY && found.zeroFrac() == null;
    String own = found.source() + (assumesZeros ? ZEROS_ASSUMED : "");
    return candidate.distance() == 0
        ? own
        : ESTIMATED + "nearest setting " + text(found.setting()) + "; " + own;
  }

  private static String text(AlgorithmSetting setting) {
    Map<String, Object> columns = setting.columns();
    return String.join(
        " ", columns.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
  }
}
