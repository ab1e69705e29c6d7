package org.hcim.jobs.summary;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hcim.accelerator.cost.Component;
import org.hcim.accelerator.cost.Explanation;
import org.hcim.accelerator.cost.Explanation.ActionLine;
import org.hcim.accelerator.cost.Explanation.LayerLine;
import org.hcim.accelerator.cost.Explanation.PartLine;
import org.hcim.accelerator.cost.NetworkCost;
import org.hcim.accelerator.cost.StreamTiming;
import org.hcim.accelerator.design.Choice;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.technology.CitedValue;
import org.hcim.accelerator.technology.Constant;
import org.hcim.accelerator.technology.Constants;
import org.hcim.jobs.table.Accuracies;
import org.hcim.jobs.table.Accuracies.Accuracy;
import org.hcim.sweeps.pareto.LossLimit;

/** Formats a cost explanation for a terminal. */
public final class ExplanationText {

  private ExplanationText() {}

  /** The values of a design, including those that the model derives. */
  public static String design(String sweep, long index, Map<Parameter, Object> values) {
    var text = new StringBuilder(format("design %d of %s%n", index, sweep));
    values.forEach(
        (parameter, value) ->
            text.append(
                format(
                    "  %-26s %-16s %s%n",
                    parameter.column(),
                    value instanceof Choice choice ? choice.key() : value,
                    parameter.description())));
    return text.toString();
  }

  /**
   * Energy, area, timing and layers of one network.
   *
   * @param accuracy the lines of {@link #accuracy}
   */
  public static String cost(
      String workload,
      Explanation explanation,
      String accuracy,
      Constants constants,
      boolean withActions) {
    return totals(workload, explanation.total())
        + accuracy
        + FiguresText.of(explanation.total().figures())
        + energy(explanation.actions(), constants)
        + area(explanation.parts(), constants)
        + timing(explanation)
        + layers(explanation.layers(), withActions);
  }

  /**
   * The accuracy of a network on a design, with its source, and its ternary zeros, in one line.
   *
   * @param known the accuracy, or the reason why it is unknown
   * @param zeroFrac fraction of ternary zeros; empty without ternary values
   */
  public static String accuracy(Optional<Accuracy> known, Optional<Double> zeroFrac) {
    String source = known.map(Accuracy::source).orElse(null);
    String text =
        known
            .map(Accuracy::lossPoints)
            .map(loss -> "accuracy loss " + LossLimit.points(loss))
            .orElse("accuracy loss unknown");
    return "  "
        + text
        + (source == null ? "" : " (" + source.replaceFirst("^" + Accuracies.UNKNOWN, "") + ")")
        + zeroFrac.map(zeros -> "; " + ZerosText.of(zeros, source)).orElse("")
        + System.lineSeparator();
  }

  private static String totals(String workload, NetworkCost total) {
    return format(
        "%n%s: %.6g uJ, %.6g us, %.6g mm2, EDAP %.4g J s mm2, %.4g TOPS/W, %.4g TOPS/mm2%n"
            + "  %,.0f MACs, %,.0f conversions of %.4g pJ each, readout %.5g um2, %,.0f crossbars"
            + " in %,.0f tiles, %.1f %% of the cells used%n",
        workload,
        total.energyPj() * 1e-6,
        total.latencyNs() * 1e-3,
        total.areaMm2(),
        total.edapJSMm2(),
        total.topsPerW(),
        total.topsPerMm2(),
        total.macs(),
        total.conversions(),
        total.readoutPjPerConversion(),
        total.readoutUm2(),
        total.crossbars(),
        total.tiles(),
        total.utilizationFrac() * 100);
  }

  private static String energy(List<ActionLine> actions, Constants constants) {
    var text =
        new StringBuilder(
            format(
                "%n  energy: %-22s %16s x %12s = %12s   from%n",
                "action", "count", "unit pJ", "pJ"));
    for (Component component : Component.values()) {
      List<ActionLine> own =
          actions.stream().filter(line -> line.action().component() == component).toList();
      own.forEach(line -> text.append(energy(line, constants)));
      if (!own.isEmpty()) {
        double sum = own.stream().mapToDouble(ActionLine::energyPj).sum();
        text.append(format("  %-15s %58.6g pJ%n", component.key(), sum));
      }
    }
    return text.toString();
  }

  private static String energy(ActionLine line, Constants constants) {
    return format(
        "          %-22s %16.6g x %12.6g = %12.6g   per %s; %s%n",
        line.action().name().toLowerCase(Locale.ROOT),
        line.count(),
        line.unitPj(),
        line.energyPj(),
        line.action().counted(),
        cite(line.constants(), constants));
  }

  private static String area(List<PartLine> parts, Constants constants) {
    var text =
        new StringBuilder(
            format(
                "%n  area:   %-22s %16s x %12s = %12s   from%n",
                "part", "instances", "unit um2", "mm2"));
    for (PartLine line : parts) {
      text.append(
          format(
              "          %-22s %16.6g x %12.6g = %12.6g   %s%n",
              line.part().name().toLowerCase(Locale.ROOT),
              line.count(),
              line.unitMm2() * 1e6,
              line.areaMm2(),
              cite(line.constants(), constants)));
    }
    return text.toString();
  }

  private static String timing(Explanation explanation) {
    StreamTiming timing = explanation.timing();
    String stream =
        format(
            "%n  time of one bit-stream: read %.4g ns, digitize %.4g ns, accumulate %.4g ns%n",
            timing.readNs(), timing.digitizeNs(), timing.accumulateNs());
    return timing.sumReadNs() == 0
        ? stream
        : stream + format("  after the last one: read partial sums %.4g ns%n", timing.sumReadNs());
  }

  private static String layers(List<LayerLine> layers, boolean withActions) {
    var text =
        new StringBuilder(
            format(
                "%n  %-28s %8s %8s %9s %6s %9s %14s %12s %14s%n",
                "layer",
                "rows",
                "outputs",
                "positions",
                "tiles",
                "crossbars",
                "conversions",
                "us",
                "pJ"));
    for (LayerLine line : layers) {
      text.append(
          format(
              "  %-28s %8d %8d %9d %6d %9d %14.6g %12.6g %14.6g%n",
              line.layer().name(),
              line.layer().rows(),
              line.layer().outputs() * line.layer().groups(),
              line.layer().positions(),
              line.mapping().rowTiles(),
              line.mapping().crossbars(),
              line.conversions(),
              line.latencyNs() * 1e-3,
              line.energyPj()));
      if (withActions) {
        line.actions().forEach(action -> text.append(layerAction(action)));
      }
    }
    return text.toString();
  }

  private static String layerAction(ActionLine line) {
    return format(
        "      %-24s %16.6g x %12.6g pJ = %12.6g pJ%n",
        line.action().name().toLowerCase(Locale.ROOT),
        line.count(),
        line.unitPj(),
        line.energyPj());
  }

  /** Every unpublished constant with its reason, and the constants that the spec replaces. */
  public static String assumptions(Constants constants) {
    return Arrays.stream(Constant.values())
        .filter(constant -> isAssumption(constants.cite(constant)))
        .map(constant -> assumption(constant, constants.cite(constant)))
        .collect(
            Collectors.joining(
                "", format("%nassumptions (a spec can replace each under `constants:`)%n"), ""));
  }

  private static boolean isAssumption(CitedValue cited) {
    return cited.status() == CitedValue.Status.ASSUMED
        || cited.status() == CitedValue.Status.OVERRIDDEN;
  }

  private static String assumption(Constant constant, CitedValue cited) {
    return format(
        "  %-30s %s %s (%s) %s%n",
        constant.key(), cited.value(), cited.unit(), cited.source(), cited.note());
  }

  private static String cite(List<Constant> sources, Constants constants) {
    return sources.stream()
        .map(
            constant ->
                constant.key()
                    + " "
                    + constants.cite(constant).value()
                    + " ("
                    + constants.cite(constant).source()
                    + ")")
        .collect(Collectors.joining(", "));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
