package org.hcim.jobs.sensitivity;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hcim.sweeps.pareto.Scale;
import org.hcim.sweeps.sensitivity.Attribution;
import org.hcim.sweeps.sensitivity.Estimate;
import org.hcim.sweeps.sensitivity.Influence;

/** Formats an answer for a terminal, axes with the largest influence first. */
public final class AnswerText {

  private AnswerText() {}

  /** A heading, one line per axis, and the interactions. */
  public static String of(Answer answer) {
    Attribution attribution = answer.attribution();
    var text = new StringBuilder(heading(answer));
    List<Influence> sorted =
        attribution.influences().stream().sorted(Comparator.comparing(AnswerText::weight)).toList();
    sorted.stream()
        .map(AnswerText::columns)
        .filter(columns -> !columns.isEmpty())
        .findFirst()
        .ifPresent(text::append);
    boolean isPart = attribution.used() < attribution.designs();
    sorted.forEach(influence -> text.append(line(influence, answer.scale(), isPart)));
    return text.append(rest(sorted)).toString();
  }

  private static String heading(Answer answer) {
    Attribution attribution = answer.attribution();
    return format(
        "%n%s  %s%s  %s%n  %s, %s%n",
        String.join(", ", answer.by().values()),
        answer.metric(),
        answer.scale() == Scale.LOG ? " (log)" : "",
        attribution.group(),
        attribution.method(),
        counts(attribution));
  }

  private static String counts(Attribution attribution) {
    if (attribution.used() == attribution.designs() || attribution.used() == 0) {
      return format("%,d designs", attribution.designs());
    }
    return format(
        "%,d of %,d designs: %s",
        attribution.used(),
        attribution.designs(),
        attribution.method().equals("grid")
            ? "the balanced part of the grid"
            : "the other designs have no partner with a result");
  }

  private static String columns(Influence influence) {
    if (influence instanceof Influence.Exact) {
      return format("  %-28s %11s %9s   %s%n", "axis", "first order", "total", "main effect");
    }
    if (influence instanceof Influence.Indices) {
      return format("  %-28s %24s %24s%n", "axis", "first order", "total");
    }
    return influence instanceof Influence.Effects
        ? format("  %-28s %32s %32s %32s%n", "axis", "mu", "mu*", "sigma")
        : "";
  }

  private static String line(Influence influence, Scale scale, boolean isPart) {
    if (influence instanceof Influence.Exact exact) {
      return format(
          "  %-28s %9.2f %% %7.2f %%   %s%s%n",
          exact.axis(),
          100 * exact.first(),
          100 * exact.all(),
          effect(exact, scale),
          isPart ? ", of " + levels(exact) : "");
    }
    if (influence instanceof Influence.Indices indices) {
      return format(
          "  %-28s %24s %24s%n", indices.axis(), share(indices.first()), share(indices.all()));
    }
    if (influence instanceof Influence.Effects effects) {
      return format(
          "  %-28s %32s %32s %32s%n",
          effects.axis(),
          effects.mean().map(AnswerText::number).orElse("not ordered"),
          number(effects.meanAbsolute()),
          number(effects.deviation()));
    }
    return format(
        "  %-28s not identifiable: %s%n",
        influence.axis(), ((Influence.NotIdentifiable) influence).reason());
  }

  /** The change from the level with the lowest mean to that with the highest. */
  private static String effect(Influence.Exact exact, Scale scale) {
    var byMean = Comparator.comparingDouble(Influence.Level::mean);
    String lowest = exact.levels().stream().min(byMean).orElseThrow().label();
    String highest = exact.levels().stream().max(byMean).orElseThrow().label();
    String size =
        scale == Scale.LOG
            ? format("x %.4g", StrictMath.exp(exact.range()))
            : format("%.4g", exact.range());
    return size + " from " + lowest + " to " + highest;
  }

  private static String levels(Influence.Exact exact) {
    return exact.levels().stream().map(Influence.Level::label).collect(Collectors.joining(", "));
  }

  /** The share of interactions, if shares are exact. */
  private static String rest(List<Influence> influences) {
    boolean exact = influences.stream().anyMatch(Influence.Exact.class::isInstance);
    double alone =
        influences.stream()
            .map(Influence::firstOrder)
            .flatMap(Optional::stream)
            .mapToDouble(Estimate::value)
            .sum();
    return exact ? format("  %-28s %9.2f %%%n", "interactions", 100 * (1 - alone)) : "";
  }

  private static double weight(Influence influence) {
    if (influence instanceof Influence.Effects effects) {
      return -effects.meanAbsolute().value();
    }
    return influence.total().map(total -> -total.value()).orElse(Double.POSITIVE_INFINITY);
  }

  private static String share(Estimate estimate) {
    return format(
        "%.1f %% [%.1f, %.1f]",
        100 * estimate.value(), 100 * estimate.low(), 100 * estimate.high());
  }

  private static String number(Estimate estimate) {
    return format("%.4g [%.4g, %.4g]", estimate.value(), estimate.low(), estimate.high());
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
