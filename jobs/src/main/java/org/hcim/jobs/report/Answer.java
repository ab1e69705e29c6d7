package org.hcim.jobs.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hcim.jobs.summary.RowScope;
import org.hcim.sweeps.pareto.LossLimit;

/**
 * A sweep's answer to the paper's question: HCiM, ADCs or digital arrays?
 *
 * @param sentence the answer within the accuracy loss
 * @param ignoringAccuracy the answer for designs of any accuracy; empty if it is the same
 * @param limit the accuracy loss in words
 */
record Answer(String sentence, String ignoringAccuracy, String limit) {

  static Answer of(List<Comparison> comparisons, LossLimit limit) {
    return of(comparisons, limit, RowScope.ALL);
  }

  /**
   * The answer for the designs that have rows.
   *
   * @param scope these designs
   */
  static Answer of(List<Comparison> comparisons, LossLimit limit, RowScope scope) {
    String ofAny = Rival.sentence(comparisons, Comparison::ignoringAccuracy);
    return comparisons.stream().allMatch(Comparison::same)
        ? new Answer(scope.among(ofAny), "", limit.words())
        : new Answer(
            scope.among(within(comparisons, limit)),
            scope.among("Accuracy ignored: " + continued(ofAny)),
            limit.words());
  }

  /** The sentence in the form that follows an introduction. */
  private static String continued(String sentence) {
    return sentence.replaceFirst("^The ", "the ");
  }

  /** Names the winners by network, and the networks with too little data. */
  private static String within(List<Comparison> comparisons, LossLimit limit) {
    return "With %s, ".formatted(limit.words())
        + (comparisons.size() == 1 && comparesWithHcim(comparisons.get(0))
            ? continued(Rival.sentence(comparisons, Answer::competing))
            : winners(comparisons))
        + on(
            " On %s, designs of lower EDAP have only an estimated loss.",
            comparisons, Answer::beaten)
        + on(
            " No HCiM design is known to be within this loss on %s.",
            comparisons,
            comparison ->
                comparison.winner() != null
                    && comparison.sides().stream().noneMatch(Comparison.Side::isHcim))
        + on(
            " No design is known to be within this loss on %s.",
            comparisons, comparison -> comparison.winner() == null)
        + obstacles(comparisons);
  }

  /** The reasons why losses are unknown, one sentence per network. */
  private static String obstacles(List<Comparison> comparisons) {
    return comparisons.stream()
        .filter(comparison -> !comparison.lossObstacle().isEmpty())
        .map(
            each ->
                " Losses on %s are unknown: %s.".formatted(each.workload(), each.lossObstacle()))
        .collect(Collectors.joining());
  }

  /** The designs within the loss that can win. */
  private static List<Comparison.Side> competing(Comparison comparison) {
    return comparison.sides().stream().filter(side -> !side.outranked()).toList();
  }

  private static boolean comparesWithHcim(Comparison comparison) {
    List<Comparison.Side> competing = competing(comparison);
    return competing.size() > 1 && competing.stream().anyMatch(Comparison.Side::isHcim);
  }

  /** Returns whether the winner is decided by its evidence rather than its EDAP. */
  private static boolean beaten(Comparison comparison) {
    OptionalDouble lowest = lowest(competing(comparison));
    return comparison.sides().stream()
        .anyMatch(side -> side.outranked() && side.edap() < lowest.orElse(0));
  }

  private static OptionalDouble lowest(List<Comparison.Side> sides) {
    return sides.stream().mapToDouble(Comparison.Side::edap).min();
  }

  private static String winners(List<Comparison> comparisons) {
    Map<String, List<Comparison>> won = new LinkedHashMap<>();
    comparisons.stream()
        .filter(comparison -> comparison.winner() != null)
        .forEach(
            comparison ->
                won.computeIfAbsent(comparison.winner(), name -> new ArrayList<>())
                    .add(comparison));
    if (won.isEmpty()) {
      return "nothing can be compared.";
    }
    List<String> parts = new ArrayList<>();
    won.forEach(
        (name, networks) ->
            parts.add(
                (name.equals(Comparison.HCIM) ? name : "the " + name)
                    + (parts.isEmpty() ? " has the lowest EDAP on " : " on ")
                    + listed(networks)
                    + (comparisons.size() == 1
                        ? lead(name, networks.get(0))
                        : lead(name, networks))));
    return String.join(", and ", parts) + ".";
  }

  /** The winner's lead over the next readout on the only network, metric by metric. */
  private static String lead(String winner, Comparison network) {
    List<Comparison.Side> competing = competing(network);
    Comparison.Side own =
        competing.stream().filter(side -> side.name().equals(winner)).findFirst().orElseThrow();
    return competing.stream()
        .filter(side -> !side.name().equals(winner))
        .min(Comparator.comparingDouble(Comparison.Side::edap))
        .map(
            next ->
                ": %s lower than the %s, with %s, %s and %s"
                    .formatted(
                        Factor.times(next.edap() / own.edap()),
                        next.name(),
                        difference(own, next, Metric.ENERGY, "energy"),
                        difference(own, next, Metric.LATENCY, "latency"),
                        difference(own, next, Metric.AREA, "area")))
        .orElse("");
  }

  private static String difference(
      Comparison.Side own, Comparison.Side next, Metric metric, String name) {
    int at = Metric.COMPARED.indexOf(metric);
    double ratio = next.values().get(at).doubleValue() / own.values().get(at).doubleValue();
    if (Factor.times(ratio).equals(Factor.times(1))) {
      return "equal " + name;
    }
    return ratio > 1
        ? Factor.times(ratio) + " less " + name
        : Factor.times(1 / ratio) + " more " + name;
  }

  /** The factor by which a winner leads on its networks; empty if it has no competitors. */
  private static String lead(String winner, List<Comparison> networks) {
    List<Double> factors = new ArrayList<>();
    for (Comparison network : networks) {
      List<Comparison.Side> others = new ArrayList<>(competing(network));
      others.removeIf(side -> side.name().equals(winner));
      double own = lowest(competing(network)).orElseThrow();
      lowest(others).ifPresent(next -> factors.add(next / own));
    }
    return Factor.range(factors, " (%s lower than the next readout type)");
  }

  /** A phrase about the networks that satisfy a condition; empty if there are none. */
  private static String on(
      String phrase, List<Comparison> comparisons, Predicate<Comparison> kind) {
    List<Comparison> networks = comparisons.stream().filter(kind).toList();
    return networks.isEmpty() ? "" : phrase.formatted(listed(networks));
  }

  private static String listed(List<Comparison> networks) {
    List<String> names = networks.stream().map(Comparison::workload).toList();
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }
}
