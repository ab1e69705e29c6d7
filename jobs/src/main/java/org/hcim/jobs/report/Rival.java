package org.hcim.jobs.report;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lowest-EDAP design of another readout: the ADC closest to HCiM in EDAP, or the digital
 * design.
 *
 * @param workload the network
 * @param name the readout
 * @param edap ratio of its EDAP to HCiM's
 */
record Rival(String workload, String name, double edap) {

  /** The sentence on who has the lowest EDAP: HCiM, the closest ADC or a digital design. */
  static String sentence(
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
                "%s lower than HCiM".formatted(Factor.times(1 / winner.edap())),
                lower(winner, adcs, "the closest ADC design"),
                lower(winner, digital, "the digital design")));
  }

  private static String lower(Rival winner, List<Rival> others, String name) {
    return others.contains(winner) || others.isEmpty()
        ? ""
        : "%s lower than %s".formatted(Factor.times(others.get(0).edap() / winner.edap()), name);
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
    return Factor.range(rivals.stream().map(Rival::edap).toList(), phrase);
  }
}
