package org.hcim.jobs.summary;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hcim.jobs.store.Tally;
import org.hcim.jobs.summary.BestByReadout.Best;

/** A sweep's outcome in a few lines for a terminal. */
public final class SummaryText {

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
   * HCiM's best design for each network beside the best with each ADC; ratios are ADC over HCiM.
   */
  public static String contest(Map<String, List<Best>> contest) {
    var text = new StringBuilder();
    contest.forEach((workload, best) -> text.append(contest(workload, best)));
    return text.toString();
  }

  private static String contest(String workload, List<Best> best) {
    var text = new StringBuilder();
    text.append(
        format(
            "%n%-34s %12s %12s %11s %14s   lowest-EDAP design%n",
            workload, "energy uJ", "latency us", "area mm2", "EDAP J s mm2"));
    Best hcim = best.get(0).side().equals(BestByReadout.HCIM) ? best.get(0) : null;
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
        "  %-32s %12.4g %12.4g %11.4g %14.4g   %s%n",
        best.side(),
        best.number("energy_pj") * 1e-6,
        best.number("latency_ns") * 1e-3,
        best.number("area_mm2"),
        best.number("edap_j_s_mm2"),
        best.words());
  }

  private static String ratios(Best adc, Best hcim) {
    return format(
        "  %-32s %11.2fx %11.2fx %10.2fx %13.2fx%n",
        "  / HCiM",
        ratio(adc, hcim, "energy_pj"),
        ratio(adc, hcim, "latency_ns"),
        ratio(adc, hcim, "area_mm2"),
        ratio(adc, hcim, "edap_j_s_mm2"));
  }

  private static double ratio(Best adc, Best hcim, String column) {
    return adc.number(column) / hcim.number(column);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
