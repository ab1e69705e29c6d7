package org.hcim.jobs.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /**
   * The lowest-EDAP design of another readout: the ADC closest to HCiM in EDAP, or the digital
   * design.
   *
   * @param workload the network
   * @param name the readout
   * @param edap ratio of its EDAP to HCiM's
   */
  record Rival(String workload, String name, double edap) {}

  static Answer of(List<Comparison> comparisons, LossLimit limit) {
    return of(comparisons, limit, RowScope.ALL);
  }

  /**
   * The answer for the designs that have rows.
   *
   * @param scope these designs
   */
  static Answer of(List<Comparison> comparisons, LossLimit limit, RowScope scope) {
    String ofAny = sentence(comparisons, Comparison::ignoringAccuracy);
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
            ? continued(sentence(comparisons, Answer::competing))
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
                        times(next.edap() / own.edap()),
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
    if (times(ratio).equals(times(1))) {
      return "equal " + name;
    }
    return ratio > 1 ? times(ratio) + " less " + name : times(1 / ratio) + " more " + name;
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
    return range(factors, " (%s lower than the next readout type)");
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

  private static String sentence(
      List<Comparison> comparisons, Function<Comparison, List<Comparison.Side>> sides) {
    return sentence(
        closest(comparisons, sides, side -> !side.isDigital()),
        closest(comparisons, sides, Comparison.Side::isDigital));
  }

  /**
   * The closest design of a family on each network that has both such a design and an HCiM design.
   */
  static List<Rival> closest(
      List<Comparison> comparisons,
      Function<Comparison, List<Comparison.Side>> sides,
      Predicate<Comparison.Side> family) {
    return comparisons.stream()
        .flatMap(
            comparison ->
                sides.apply(comparison).stream()
                    .filter(side -> !side.ratios().isEmpty())
                    .filter(family)
                    .map(side -> new Rival(comparison.workload(), side.name(), side.edapRatio()))
                    .min(Comparator.comparingDouble(Rival::edap))
                    .stream())
        .toList();
  }

  private static String sentence(List<Rival> adcs, List<Rival> digital) {
    List<Rival> rivals = Stream.concat(adcs.stream(), digital.stream()).toList();
    List<String> networks = rivals.stream().map(Rival::workload).distinct().toList();
    if (networks.isEmpty()) {
      return "The sweep has no network with results of both HCiM and other designs, so nothing is"
          + " compared.";
    }
    long lost =
        rivals.stream().filter(rival -> rival.edap() <= 1).map(Rival::workload).distinct().count();
    return lost == 0
        ? "HCiM has the lowest EDAP on %s: %s."
            .formatted(
                words(networks),
                joined(
                    ofHcim(adcs, "%s lower than the closest ADC design"),
                    ofHcim(digital, "%s lower than the digital design")))
        : networks.size() == 1
            ? wonBy(adcs, digital)
            : "%s; %s."
                .formatted(
                    partly(networks, lost),
                    joined(
                        ofHcim(adcs, "the closest ADC design has %s its EDAP"),
                        ofHcim(digital, "the digital design has %s its EDAP")));
  }

  /** The sentence for one network on which another readout has the lowest EDAP. */
  private static String wonBy(List<Rival> adcs, List<Rival> digital) {
    Rival winner =
        Stream.concat(adcs.stream(), digital.stream())
            .min(Comparator.comparingDouble(Rival::edap))
            .orElseThrow();
    return "The %s has the lowest EDAP on %s: %s."
        .formatted(
            winner.name(),
            winner.workload(),
            joined(
                "%s lower than HCiM".formatted(times(1 / winner.edap())),
                lower(winner, adcs, "the closest ADC design"),
                lower(winner, digital, "the digital design")));
  }

  private static String lower(Rival winner, List<Rival> others, String name) {
    return others.contains(winner) || others.isEmpty()
        ? ""
        : "%s lower than %s".formatted(times(others.get(0).edap() / winner.edap()), name);
  }

  private static String partly(List<String> networks, long lost) {
    return lost == networks.size()
        ? "HCiM does not have the lowest EDAP on any of %d networks".formatted(networks.size())
        : "HCiM has the lowest EDAP on %d of %d networks"
            .formatted(networks.size() - lost, networks.size());
  }

  private static String words(List<String> networks) {
    return switch (networks.size()) {
      case 1 -> networks.get(0);
      case 2 -> "both networks";
      default -> "all " + networks.size() + " networks";
    };
  }

  private static String joined(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
  }

  /** The range of the rivals' EDAP ratios to HCiM as a phrase; empty without rivals. */
  private static String ofHcim(List<Rival> rivals, String phrase) {
    return range(rivals.stream().map(Rival::edap).toList(), phrase);
  }

  private static String range(List<Double> factors, String phrase) {
    if (factors.isEmpty()) {
      return "";
    }
    String least = times(Collections.min(factors));
    String most = times(Collections.max(factors));
    return phrase.formatted(least.equals(most) ? least : least + " to " + most);
  }

  /** A ratio with two significant digits, such as 4.6×; three digits near 1. */
  static String times(double ratio) {
    String pattern = ratio < 1.045 ? "%.2f×" : ratio < 9.95 ? "%.1f×" : "%,.0f×";
    return String.format(Locale.ROOT, pattern, ratio);
  }
}
