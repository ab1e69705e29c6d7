package org.hcim.jobs.summary;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hcim.jobs.store.Tally;
import org.hcim.jobs.summary.BestByReadout.Best;

/** A sweep's outcome in a few lines for a terminal. */
public final class SummaryText {

  private static final String EDAP = "edap_j_s_mm2";

  private SummaryText() {}

  /**
   * The counts.
   *
   * @param points planned
   * @param total what the committed chunks counted
   */
  public static String counts(long points, Tally total) {
    return format(
        "%,d points planned, %,d rejected%s, %,d evaluated: %,d rows, %,d failed%s%n",
        points,
        total.rejectedPoints(),
        total.rejectedByRule().isEmpty() ? "" : " " + total.rejectedByRule(),
        points - total.rejectedPoints(),
        total.rows(),
        total.failedRows(),
        total.failedRows() == 0 ? "" : " " + total.rowsByStatus());
  }

  /**
   * The lowest-EDAP designs of each network: HCiM, the digital one, the closest ADC and the paper's
   * ADCs; ratios are those over HCiM.
   *
   * @param all show every ADC
   */
  public static String comparison(Map<String, List<Best>> best, boolean all) {
    var text = new StringBuilder();
    int hidden = 0;
    for (var network : best.entrySet()) {
      List<Best> shown = all ? network.getValue() : shown(network.getValue());
      hidden = Math.max(hidden, network.getValue().size() - shown.size());
      text.append(comparison(network.getKey(), shown));
    }
    if (hidden > 0) {
      text.append(
          format(
              "%n%d more %s per network: --all shows them%n",
              hidden, hidden == 1 ? "ADC" : "ADCs"));
    }
    return text.toString();
  }

  /** The closest ADC is the one whose best design has the lowest EDAP of all ADCs. */
  private static List<Best> shown(List<Best> best) {
    Optional<Best> closest =
        best.stream()
            .filter(Best::hasAdc)
            .min(Comparator.comparingDouble(side -> side.number(EDAP)));
    return best.stream()
        .filter(
            side ->
                !side.hasAdc() || side.isOfThePaper() || closest.filter(side::equals).isPresent())
        .toList();
  }

  private static String comparison(String workload, List<Best> best) {
    var text = new StringBuilder();
    text.append(
        format(
            "%n%-32s %11s %11s %10s %13s   %s%n",
            workload,
            "energy uJ",
            "latency us",
            "area mm2",
            "EDAP J s mm2",
            BestByReadout.HEADING));
    Best hcim = best.get(0).isHcim() ? best.get(0) : null;
    for (Best side : best) {
      text.append(line(side));
      if (hcim != null && !side.equals(hcim)) {
        text.append(ratios(side, hcim));
      }
    }
    return text.toString();
  }

  private static String line(Best best) {
    return format(
        "  %-30s %11.4g %11.4g %10.4g %13.4g   %s%n",
        best.side(),
        best.number("energy_pj") * 1e-6,
        best.number("latency_ns") * 1e-3,
        best.number("area_mm2"),
        best.number(EDAP),
        best.words());
  }

  private static String ratios(Best other, Best hcim) {
    return format(
        "  %-30s %10.2fx %10.2fx %9.2fx %12.2fx%n",
        "  / HCiM",
        ratio(other, hcim, "energy_pj"),
        ratio(other, hcim, "latency_ns"),
        ratio(other, hcim, "area_mm2"),
        ratio(other, hcim, EDAP));
  }

  private static double ratio(Best other, Best hcim, String column) {
    return other.number(column) / hcim.number(column);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
