package org.hcim.jobs.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hcim.sweeps.pareto.LossLimit;

/**
 * The answer of a sweep to the paper's question: HCiM, ADCs or digital arrays?
 *
 * @param sentence the answer within the accuracy loss
 * @param ignoringAccuracy the answer for designs of any accuracy; empty where it is the same
 * @param limit the accuracy loss in words
 * @param networks HCiM and the closest ADC design on each network that has both
 * @param digital HCiM and the digital design on each network that has both
 */
record Answer(
    String sentence,
    String ignoringAccuracy,
    String limit,
    List<Rival> networks,
    List<Rival> digital) {

  /**
   * The lowest-EDAP design of another readout: of the ADC that is closest to HCiM in EDAP, or of
   * the digital adder tree.
   *
   * @param workload the network
   * @param name the readout
   * @param ratios its values over HCiM's, for each of {@link Metric#COMPARED}
   */
  record Rival(String workload, String name, List<Number> ratios) {

    /** EDAP over HCiM's. */
    double edap() {
      return ratios.get(Metric.COMPARED.indexOf(Metric.EDAP)).doubleValue();
    }
  }

  static Answer of(List<Comparison> comparisons, LossLimit limit) {
    List<Rival> adcs = closest(comparisons, Comparison::sides, side -> !side.isDigital());
    List<Rival> digital = closest(comparisons, Comparison::sides, Comparison.Side::isDigital);
    boolean same = comparisons.stream().allMatch(Comparison::same);
    return new Answer(
        same ? sentence(adcs, digital) : within(comparisons, limit, adcs, digital),
        same ? "" : ignoringAccuracy(comparisons),
        limit.words(),
        adcs,
        digital);
  }

  private static String ignoringAccuracy(List<Comparison> comparisons) {
    return "Accuracy ignored: "
        + sentence(
            closest(comparisons, Comparison::ignoringAccuracy, side -> !side.isDigital()),
            closest(comparisons, Comparison::ignoringAccuracy, Comparison.Side::isDigital));
  }

  /** Who wins on which networks, and the networks on which too little is known. */
  private static String within(
      List<Comparison> comparisons, LossLimit limit, List<Rival> adcs, List<Rival> digital) {
    if (comparisons.size() == 1 && adcs.size() + digital.size() > 0) {
      String sentence = sentence(adcs, digital);
      return "With %s, ".formatted(limit.words()) + sentence.replaceFirst("^The ", "the ");
    }
    Map<String, List<String>> won = new LinkedHashMap<>();
    List<String> withoutHcim = new ArrayList<>();
    List<String> without = new ArrayList<>();
    for (Comparison comparison : comparisons) {
      if (comparison.winner() == null) {
        without.add(comparison.workload());
        continue;
      }
      won.computeIfAbsent(comparison.winner(), name -> new ArrayList<>())
          .add(comparison.workload());
      if (comparison.sides().stream().noneMatch(Comparison.Side::isHcim)) {
        withoutHcim.add(comparison.workload());
      }
    }
    return "With %s, ".formatted(limit.words())
        + (won.isEmpty() ? "nothing can be compared" : winners(won))
        + "."
        + unknown("No HCiM design", withoutHcim)
        + unknown("No design", without);
  }

  private static String winners(Map<String, List<String>> won) {
    return "the lowest EDAP is that of "
        + won.entrySet().stream()
            .map(entry -> named(entry.getKey()) + " on " + listed(entry.getValue()))
            .collect(Collectors.joining(", and that of "));
  }

  private static String named(String side) {
    return side.equals(Comparison.HCIM) ? side : "the " + side;
  }

  private static String unknown(String designs, List<String> networks) {
    return networks.isEmpty()
        ? ""
        : " %s is known to lose so little on %s.".formatted(designs, listed(networks));
  }

  private static String listed(List<String> networks) {
    int last = networks.size() - 1;
    return last == 0
        ? networks.get(0)
        : String.join(", ", networks.subList(0, last)) + " and " + networks.get(last);
  }

  private static List<Rival> closest(
      List<Comparison> comparisons,
      Function<Comparison, List<Comparison.Side>> sides,
      Predicate<Comparison.Side> family) {
    List<Rival> rivals = new ArrayList<>();
    for (Comparison comparison : comparisons) {
      closest(comparison.workload(), sides.apply(comparison), family).ifPresent(rivals::add);
    }
    return List.copyOf(rivals);
  }

  private static Optional<Rival> closest(
      String workload, List<Comparison.Side> sides, Predicate<Comparison.Side> family) {
    return sides.stream()
        .filter(side -> !side.ratios().isEmpty())
        .filter(family)
        .map(side -> new Rival(workload, side.name(), side.ratios()))
        .min(Comparator.comparingDouble(Rival::edap));
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
                    range(adcs, "%s lower than the closest ADC design"),
                    range(digital, "%s lower than the digital design")))
        : networks.size() == 1
            ? wonBy(adcs, digital)
            : "%s; %s."
                .formatted(
                    partly(networks, lost),
                    joined(
                        range(adcs, "the closest ADC design has %s its EDAP"),
                        range(digital, "the digital design has %s its EDAP")));
  }

  /** One network on which another readout has the lowest EDAP. */
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

  /** The range of EDAP over HCiM's as a phrase; empty without rivals. */
  private static String range(List<Rival> rivals, String phrase) {
    if (rivals.isEmpty()) {
      return "";
    }
    var ratios = rivals.stream().mapToDouble(Rival::edap).summaryStatistics();
    String least = times(ratios.getMin());
    String most = times(ratios.getMax());
    return phrase.formatted(least.equals(most) ? least : least + " to " + most);
  }

  /** A ratio with two digits, such as 4.6×. */
  static String times(double ratio) {
    String pattern = ratio < 1 ? "%.2f×" : ratio < 10 ? "%.1f×" : "%.0f×";
    return String.format(Locale.ROOT, pattern, ratio);
  }
}
