package org.hcim.jobs.summary;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hcim.jobs.shell.ShellCommand;
import org.hcim.jobs.store.Tally;
import org.hcim.jobs.summary.BestByReadout.Best;
import org.hcim.jobs.table.FailureGroup;
import org.hcim.sweeps.pareto.LossLimit;
import org.hcim.sweeps.yaml.Unprintable;

/** Formats the summary of a sweep for a terminal. */
public final class SummaryText {

  private static final String EDAP = "edap_j_s_mm2";

  private final LossLimit limit;
  private final boolean all;
  private final RowScope scope;

  private SummaryText(LossLimit limit, boolean all, RowScope scope) {
    this.limit = limit;
    this.all = all;
    this.scope = scope;
  }

  /**
   * The counts of points and rows.
   *
   * @param points planned points
   * @param total tally of the committed chunks
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
        total.failedRows() == 0 ? "" : " " + total.failuresByStatus());
  }

  /** The reasons of failed rows, and the query that lists all; empty if no row failed. */
  public static String failures(List<FailureGroup> groups, String out) {
    if (groups.isEmpty()) {
      return "";
    }
    var text = new StringBuilder(format("failed rows by most frequent reason%n"));
    groups.forEach(group -> text.append(format("  %,12d: %s%n", group.rows(), reason(group))));
    return text
        + format(
            "  all failed rows: %s%n", ShellCommand.hcim("sql").path(out).value("FROM failures"));
  }

  private static String reason(FailureGroup group) {
    return Unprintable.escaped(
        format("%s (config_index %d, %s)", group.reason(), group.configIndex(), group.workload()));
  }

  /** The sentence about a sweep without results; empty if it has some. */
  public static String withoutResults(Tally total) {
    if (total.hasResults()) {
      return "";
    }
    return total.rows() == 0
        ? format("no design has a result: the constraints reject all points%n")
        : format("no design has a result: all rows failed%n");
  }

  /**
   * The lowest-EDAP designs of each network: HCiM, digital, the closest ADC and the paper's ADCs;
   * first those within the accuracy loss, then those of any accuracy.
   *
   * @param designs by network and constants profile
   * @param all whether to show every ADC
   */
  public static String comparison(List<BestDesigns> designs, LossLimit limit, boolean all) {
    return comparison(designs, limit, all, RowScope.ALL);
  }

  /**
   * The lowest-EDAP designs of each network among those that have rows.
   *
   * @param scope the designs that have rows
   */
  public static String comparison(
      List<BestDesigns> designs, LossLimit limit, boolean all, RowScope scope) {
    return new SummaryText(limit, all, scope).comparison(designs);
  }

  private String comparison(List<BestDesigns> designs) {
    var text = new StringBuilder();
    if (!scope.isAll()) {
      text.append(format("%n%s%n", scope.note()));
    }
    List<BestDesigns> compared = ProfileWinners.ofOneProfile(designs);
    if (ProfileWinners.compares(designs)) {
      text.append(format("%nconstants: profile %s%n", compared.get(0).profile()));
    }
    int hidden = 0;
    for (BestDesigns network : compared) {
      text.append(comparison(network));
      int shown = shown(network.ignoringAccuracy()).size();
      hidden = Math.max(hidden, network.ignoringAccuracy().size() - shown);
    }
    if (hidden > 0) {
      text.append(
          format(
              "%n%d more %s per network: --all shows them%n",
              hidden, hidden == 1 ? "ADC" : "ADCs"));
    }
    return text + ProfileText.of(designs, limit) + answer(compared);
  }

  /** The winners: first within the accuracy loss, then ignoring accuracy. */
  private String answer(List<BestDesigns> compared) {
    if (compared.isEmpty()) {
      return "";
    }
    String ignoring = winners("accuracy ignored", compared, BestDesigns::winnerIgnoringAccuracy);
    return format("%nlowest EDAP%s%n", scope.of())
        + (limit.isAny() ? "" : winners(limit.words(), compared, BestDesigns::winner))
        + ignoring;
  }

  private static String winners(
      String condition, List<BestDesigns> compared, Function<BestDesigns, Optional<Best>> winner) {
    String names =
        compared.stream()
            .map(
                network ->
                    network.workload()
                        + " "
                        + winner
                            .apply(network)
                            .map(best -> "%s (%s)".formatted(best.side(), best.loss()))
                            .orElse("none known"))
            .collect(Collectors.joining("; "));
    return format("  %s: %s%n", condition, names);
  }

  private String comparison(BestDesigns network) {
    String head =
        format(
            "%n%-32s %11s %11s %10s %13s  %-21s %s%n",
            network.workload(),
            "energy uJ",
            "latency us",
            "area mm2",
            "EDAP J s mm2",
            "accuracy loss",
            BestByReadout.HEADING + scope.of());
    String warning =
        network.lossObstacle().map(reason -> format("  warning: %s%n", reason)).orElse("");
    if (limit.isAny()) {
      return head + lines(shown(network.ignoringAccuracy())) + warning;
    }
    return head + within(network) + warning + (network.isSame() ? "" : ignoringAccuracy(network));
  }

  private String within(BestDesigns network) {
    return format(" %s%s%n", limit.words(), network.isSame() ? ", or ignored" : "")
        + lines(shown(network.within()))
        + references(network.references())
        + network
            .winner()
            .map(winner -> format("  -> %s%n", wins(winner, "has the lowest EDAP")))
            .orElse(format("  no design%s is known to be within this loss%n", scope.of()));
  }

  /** A note on losses that refer to different networks; empty for one reference. */
  private static String references(List<Double> references) {
    return references.size() < 2
        ? ""
        : format(
            "  losses refer to networks that reach %s %% with an ideal readout%n",
            references.stream()
                .map(reference -> format("%.2f", reference))
                .collect(Collectors.joining(" and ")));
  }

  private String ignoringAccuracy(BestDesigns network) {
    return format(" accuracy ignored%n")
        + lines(all ? network.ignoringAccuracy() : closest(network.ignoringAccuracy()))
        + network
            .winnerIgnoringAccuracy()
            .map(winner -> format("  -> %s%n", wins(winner, "would have the lowest EDAP")))
            .orElse("");
  }

  private String wins(Best winner, String verb) {
    return "%s %s%s (%s)".formatted(winner.side(), verb, scope.of(), winner.loss());
  }

  /** HCiM, the digital design, the closest ADC and the paper's ADCs; or all designs. */
  private List<Best> shown(List<Best> designs) {
    List<Best> closest = closest(designs);
    return designs.stream()
        .filter(side -> all || side.isOfThePaper() || closest.contains(side))
        .toList();
  }

  /** HCiM, the digital design and the closest ADC. */
  private static List<Best> closest(List<Best> designs) {
    Optional<Best> closest = BestDesigns.closestAdc(designs);
    return designs.stream()
        .filter(side -> !side.hasAdc() || closest.filter(side::equals).isPresent())
        .toList();
  }

  private static String lines(List<Best> designs) {
    var text = new StringBuilder();
    Optional<Best> hcim = BestDesigns.hcim(designs);
    for (Best side : designs) {
      text.append(line(side));
      hcim.filter(other -> !other.equals(side))
          .ifPresent(other -> text.append(ratios(side, other)));
    }
    return text.toString();
  }

  private static String line(Best best) {
    return format(
        "  %-30s %11.4g %11.4g %10.4g %13.4g  %-21s %s%n",
        best.side(),
        best.number("energy_pj") * 1e-6,
        best.number("latency_ns") * 1e-3,
        best.number("area_mm2"),
        best.number(EDAP),
        best.loss(),
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
