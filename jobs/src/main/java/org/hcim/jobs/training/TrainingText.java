package org.hcim.jobs.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hcim.jobs.accuracy.AccuracyTable.Reached;
import org.hcim.jobs.shell.ShellCommand;
import org.hcim.psq.training.EpochMetrics;
import org.hcim.psq.training.StageFiles;
import org.hcim.psq.training.StageSetting;

/** Formats the result of a training. */
public final class TrainingText {

  private static final int CURVE_ROWS = 12;

  private TrainingText() {}

  /** One line per setting: mean and spread over seeds. */
  public static String of(String out, List<Reached> trained) {
    Map<String, List<Reached>> groups = new LinkedHashMap<>();
    List<Reached> failed = new ArrayList<>();
    for (Reached row : trained) {
      if (row.top1Pct().isEmpty()) {
        failed.add(row);
      } else {
        groups.computeIfAbsent(row.label(), unused -> new ArrayList<>()).add(row);
      }
    }
    var text = new StringBuilder();
    line(text, "%-58s %5s %8s %6s %10s %7s", "", "seeds", "top-1 %", "+-", "agreement", "zeros");
    groups.forEach((label, rows) -> line(text, label, rows));
    for (Reached row : failed) {
      line(text, "%-58s failed: %s", row.label(), row.reason().orElse(""));
    }
    line(
        text,
        "%ntable: %s/accuracy   %s",
        out,
        ShellCommand.hcim("sql").path(out).value("SELECT * FROM accuracy"));
    return text.toString();
  }

  /** The test accuracy after every epoch of a run, stage by stage. */
  public static String curve(Path stages, StageSetting last) {
    List<EpochMetrics> epochs = new ArrayList<>();
    try {
      for (var stage = Optional.of(last); stage.isPresent(); stage = stage.get().before()) {
        List<EpochMetrics> before =
            new ArrayList<>(EpochMetrics.read(StageFiles.of(stages, stage.get()).metrics()));
        before.addAll(epochs);
        epochs = before;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return epochs.isEmpty() ? "" : plot(epochs);
  }

  private static void line(StringBuilder text, String label, List<Reached> rows) {
    double mean = rows.stream().mapToDouble(row -> row.top1Pct().orElseThrow()).average().orElse(0);
    double squares =
        rows.stream()
            .mapToDouble(row -> row.top1Pct().orElseThrow() - mean)
            .map(difference -> difference * difference)
            .sum();
    String spread =
        rows.size() < 2
            ? ""
            : String.format(Locale.ROOT, "%.2f", Math.sqrt(squares / (rows.size() - 1)));
    line(
        text,
        "%-58s %5d %8.2f %6s %10s %7s",
        label,
        rows.size(),
        mean,
        spread,
        percent(rows.stream().flatMap(row -> row.agreementFrac().stream()).toList(), "%.2f %%"),
        percent(rows.stream().flatMap(row -> row.zeroFrac().stream()).toList(), "%.1f %%"));
  }

  private static String percent(List<Double> fractions, String format) {
    return fractions.isEmpty()
        ? ""
        : String.format(
            Locale.ROOT,
            format,
            100 * fractions.stream().mapToDouble(Double::doubleValue).average().orElse(0));
  }

  private static String plot(List<EpochMetrics> epochs) {
    List<Double> values = epochs.stream().map(EpochMetrics::testTop1Pct).toList();
    double least = Math.floor(Collections.min(values));
    double most = Math.max(least + 1, Math.ceil(Collections.max(values)));
    var text = new StringBuilder(String.format(Locale.ROOT, "%ntest top-1 %% by epoch%n"));
    for (int row = CURVE_ROWS; row >= 0; row--) {
      double level = least + (most - least) * row / CURVE_ROWS;
      text.append(String.format(Locale.ROOT, "%6.1f |", level));
      for (double value : values) {
        long place = Math.round((value - least) / (most - least) * CURVE_ROWS);
        text.append(place == row ? " *" : "  ");
      }
      text.append(System.lineSeparator());
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values).stripTrailing())
        .append(System.lineSeparator());
  }
}
