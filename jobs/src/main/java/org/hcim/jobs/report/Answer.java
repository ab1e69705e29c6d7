package org.hcim.jobs.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The answer of a sweep to the paper's question: HCiM, ADCs or digital arrays?
 *
 * @param sentence the answer in one sentence
 * @param networks HCiM and the closest ADC design on each network that has both
 * @param digital HCiM and the digital design on each network that has both
 */
record Answer(String sentence, List<Rival> networks, List<Rival> digital) {

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

  static Answer of(List<Comparison> comparisons) {
    List<Rival> adcs = closest(comparisons, side -> !side.isDigital());
    List<Rival> digital = closest(comparisons, Comparison.Side::isDigital);
    return new Answer(sentence(adcs, digital), adcs, digital);
  }

  private static List<Rival> closest(
      List<Comparison> comparisons, Predicate<Comparison.Side> family) {
    List<Rival> rivals = new ArrayList<>();
    comparisons.forEach(comparison -> closest(comparison, family).ifPresent(rivals::add));
    return List.copyOf(rivals);
  }

  private static Optional<Rival> closest(Comparison comparison, Predicate<Comparison.Side> family) {
    return comparison.sides().stream()
        .filter(side -> !side.ratios().isEmpty())
        .filter(family)
        .map(side -> new Rival(comparison.workload(), side.name(), side.ratios()))
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
        : "HCiM has the lowest EDAP on %d of %d networks; %s."
            .formatted(
                networks.size() - lost,
                networks.size(),
                joined(
                    range(adcs, "the closest ADC design has %s its EDAP"),
                    range(digital, "the digital design has %s its EDAP")));
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
