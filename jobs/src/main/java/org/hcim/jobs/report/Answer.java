package org.hcim.jobs.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The answer of a sweep to the paper's question: HCiM or ADCs?
 *
 * @param sentence the answer in one sentence
 * @param networks HCiM and the closest ADC design on each network that has both
 */
record Answer(String sentence, List<Rival> networks) {

  /**
   * The ADC whose lowest-EDAP design is closest to HCiM's in EDAP.
   *
   * @param workload the network
   * @param name the ADC
   * @param ratios its values over HCiM's, for each of {@link Metric#COMPARED}
   */
  record Rival(String workload, String name, List<Number> ratios) {

    /** EDAP over HCiM's. */
    double edap() {
      return ratios.get(Metric.COMPARED.indexOf(Metric.EDAP)).doubleValue();
    }
  }

  static Answer of(List<Comparison> comparisons) {
    List<Rival> rivals = new ArrayList<>();
    comparisons.forEach(comparison -> closest(comparison).ifPresent(rivals::add));
    return new Answer(sentence(rivals), List.copyOf(rivals));
  }

  private static Optional<Rival> closest(Comparison comparison) {
    return comparison.sides().stream()
        .filter(side -> !side.ratios().isEmpty())
        .map(side -> new Rival(comparison.workload(), side.name(), side.ratios()))
        .min(Comparator.comparingDouble(Rival::edap));
  }

  private static String sentence(List<Rival> rivals) {
    if (rivals.isEmpty()) {
      return "The sweep has no network with results of both HCiM and ADC designs, so nothing is"
          + " compared.";
    }
    long won = rivals.stream().filter(rival -> rival.edap() > 1).count();
    double least = rivals.stream().mapToDouble(Rival::edap).min().orElseThrow();
    double most = rivals.stream().mapToDouble(Rival::edap).max().orElseThrow();
    String range =
        times(least).equals(times(most)) ? times(least) : times(least) + " to " + times(most);
    if (won == rivals.size()) {
      return String.format(
          "HCiM has the lowest EDAP on %s: %s lower than the closest ADC design.",
          won == 1
              ? rivals.get(0).workload()
              : won == 2 ? "both networks" : "all " + won + " networks",
          range);
    }
    return String.format(
        "HCiM has the lowest EDAP on %d of %d networks; the closest ADC design has %s its EDAP.",
        won, rivals.size(), range);
  }

  /** A ratio with two digits, such as 4.6×. */
  static String times(double ratio) {
    String pattern = ratio < 1 ? "%.2f×" : ratio < 10 ? "%.1f×" : "%.0f×";
    return String.format(Locale.ROOT, pattern, ratio);
  }
}
