package org.hcim.jobs.summary;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.hcim.sweeps.pareto.LossLimit;

/** Formats the winners with each constants profile for a terminal. */
final class ProfileText {

  private ProfileText() {}

  /** The table; empty for a sweep with one profile. */
  static String of(List<BestDesigns> designs, LossLimit limit) {
    if (!ProfileWinners.compares(designs)) {
      return "";
    }
    String head =
        format(
            "%n%-32s %-8s %-30s %14s %14s   %s%n",
            "winner by EDAP", "profile", "readout", "digital / HCiM", "ADC / HCiM", "design");
    String within = limit.isAny() ? "" : table(limit.words(), ProfileWinners.within(designs));
    return head + within + table("accuracy ignored", ProfileWinners.ignoringAccuracy(designs));
  }

  private static String table(String title, ProfileWinners winners) {
    if (winners.lines().isEmpty()) {
      return format(" %s%n  no design is known to be within this loss%n", title);
    }
    var text = new StringBuilder(format(" %s%n", title));
    winners.lines().forEach(line -> text.append(line(line)));
    return text.append(format("  -> %s%n", winners.sentence())).toString();
  }

  private static String line(ProfileWinners.Line line) {
    return format(
        "  %-30s %-8s %-30s %14s %14s   %s%s%n",
        line.workload(),
        line.profile(),
        line.winner().side(),
        ratio(line.digital()),
        ratio(line.adc()),
        line.winner().words(),
        line.adcName() == null ? "" : "; closest ADC: " + line.adcName());
  }

  private static String ratio(OptionalDouble ratio) {
    return ratio.isPresent() ? format("%.2fx", ratio.getAsDouble()) : "-";
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
