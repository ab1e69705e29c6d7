package org.hcim.jobs.simulate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/**
 * Formats the outcome of a simulation for a terminal: one line per setting, which combines its
 * chips.
 */
public final class SimulationText {

  private static final String LINE = "%-20s %-12s %5s %-14s %6s %8s %7s %8s %8s %9s %9s %10s%n";
  private static final String LAYER = "  %-24s %8s %8s %8s %10s %10s %10s %22s%n";
  private static final int BARS = 10;
  private static final int BAR_WIDTH = 40;

  private SimulationText() {}

  /** Formats rows of {@link org.hcim.jobs.table.SimulationSchema}. */
  public static String of(List<Row> rows) {
    Map<String, List<Row>> groups =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    SimulationText::setting, LinkedHashMap::new, Collectors.toList()));
    var text = new StringBuilder(images(rows.get(0)));
    text.append(
        format(
            LINE,
            "network",
            "readout",
            "rows",
            "noise",
            "chips",
            "top-1 %",
            "+-",
            "min",
            "max",
            "agree %",
            "error",
            "energy uJ"));
    groups.values().forEach(group -> text.append(line(group)));
    if (groups.size() == 1) {
      groups.values().forEach(group -> text.append(details(group)));
    }
    return text.toString();
  }

  private static String images(Row row) {
    return format(
        "%,d images of %s (%s)%n",
        row.<Long>getAs("images"), row.getAs("dataset"), row.getAs("split"));
  }

  private static String setting(Row row) {
    return row.getAs("network")
        + "\0"
        + row.getAs("readout_change")
        + "\0"
        + row.getAs("rows_change")
        + "\0"
        + row.getAs("noise");
  }

  private static String line(List<Row> group) {
    Row first = group.get(0);
    if (!isOk(first)) {
      return format(
          "%-20s %-12s %5s %-14s %s%n",
          first.getAs("network"),
          first.getAs("readout_change"),
          first.getAs("rows_change") == null ? "" : first.getAs("rows_change"),
          first.getAs("noise"),
          first.getAs("status_reason"));
    }
    Spread top1 = spread(group, "top1_pct");
    Double energyPj = first.getAs("energy_pj");
    return format(
        LINE,
        first.getAs("network"),
        readout(first),
        first.getAs("xbar_rows"),
        first.getAs("noise"),
        group.size(),
        format("%.2f", top1.mean()),
        format("%.2f", top1.deviation()),
        format("%.2f", top1.percentile(0)),
        format("%.2f", top1.percentile(100)),
        format("%.2f", 100 * spread(group, "agreement_frac").mean()),
        format("%.4f", spread(group, "output_error_mean").mean()),
        energyPj == null ? "-" : format("%.4g", energyPj / 1e6));
  }

  /** The requested readout, or the network's own. */
  private static String readout(Row row) {
    String change = row.getAs("readout_change");
    return change.equals("stored") ? row.getAs("readout") : change;
  }

  private static String details(List<Row> group) {
    Row row = group.get(0);
    if (!isOk(row)) {
      return "";
    }
    var text = new StringBuilder();
    if (group.size() > 1) {
      text.append(distribution("top-1 accuracy, %", spread(group, "top1_pct")));
      text.append(distribution("output error", spread(group, "output_error_mean")));
    }
    text.append(cost(row));
    text.append(
        format(
            "%n" + LAYER,
            group.size() > 1 ? "layer (first chip)" : "layer",
            "0",
            "+1",
            "-1",
            "saturated",
            "overflows",
            "clipped",
            "correlation with ideal"));
    for (JsonNode layer : tree(row.getAs(LayerJson.COLUMN))) {
      text.append(
          format(
              LAYER,
              layer.get("layer").asText(),
              fraction(layer.get("zero_frac")),
              fraction(layer.get("plus_frac")),
              fraction(layer.get("minus_frac")),
              fraction(layer.get("saturated_frac")),
              layer.get("overflows").asText(),
              layer.get("clipped").asText(),
              fraction(layer.get("exact_correlation"))));
    }
    return text.toString();
  }

  private static String cost(Row row) {
    Double energyPj = row.getAs("energy_pj");
    if (energyPj == null) {
      return format("%n%s%n", row.<String>getAs("status_reason"));
    }
    return format(
        "%none inference: %.4g uJ, %.4g us, %.4g mm2, with the measured zeros%n",
        energyPj / 1e6, row.<Double>getAs("latency_ns") / 1e3, row.<Double>getAs("area_mm2"));
  }

  private static String distribution(String what, Spread spread) {
    var text = new StringBuilder();
    text.append(
        format(
            "%n%s over %d chips: mean %.4g, standard deviation %.4g, 5 %% %.4g, median"
                + " %.4g, 95 %% %.4g%n",
            what,
            spread.count(),
            spread.mean(),
            spread.deviation(),
            spread.percentile(5),
            spread.percentile(50),
            spread.percentile(95)));
    double least = spread.percentile(0);
    double width = (spread.percentile(100) - least) / BARS;
    List<Integer> counts = spread.histogram(width == 0 ? 1 : BARS);
    int most = counts.stream().mapToInt(Integer::intValue).max().orElseThrow();
    for (int i = 0; i < counts.size(); i++) {
      String bar = "#".repeat((counts.get(i) * BAR_WIDTH + most - 1) / most);
      text.append(format("  %10.4g %6d %s%n", least + i * width, counts.get(i), bar));
    }
    return text.toString();
  }

  private static Spread spread(List<Row> group, String column) {
    return Spread.of(group.stream().map(row -> row.<Double>getAs(column)).toList());
  }

  private static boolean isOk(Row row) {
    return row.getAs("status").equals("ok");
  }

  private static String fraction(JsonNode number) {
    return number == null ? "-" : format("%.4f", number.asDouble());
  }

  private static JsonNode tree(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
