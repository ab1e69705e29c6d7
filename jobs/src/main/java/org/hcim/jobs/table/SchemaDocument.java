package org.hcim.jobs.table;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The columns of the tables as a page of Markdown. */
public final class SchemaDocument {

  private SchemaDocument() {}

  /** The text of {@code docs/schema.md}; a test keeps the file equal to it. */
  public static String markdown() {
    return """
        # The table `results`

        One row for each design point and network. Files: `OUT/results/sweep=<sweep_id>/chunk=<n>/part-*.parquet`;
        `OUT/views.sql` names them for DuckDB. NULL means that a column does not apply (an ADC's bits to a
        comparator), that the row has no result (`status` is not `ok`), or that an earlier version wrote it
        without the column; no number is NaN or infinite. Energy and latency are of one inference of the
        whole network, area is of the whole chip that holds it. The
        `energy_<component>_pj` columns add up to `energy_pj`, the `area_<component>_mm2` columns to `area_mm2`.
        Schema version %d.

        | column | type | unit | NULL | meaning |
        |---|---|---|---|---|
        """
            .formatted(ResultSchema.VERSION)
        + rows(ResultSchema.columns())
        + """

        # The table `frontier`

        The designs that no other beats, one table for each frontier that was asked for. Files:
        `OUT/frontier/frontier=<frontier_id>/chunk=c00000/part-*.parquet`; the view `frontier` is the one asked for
        last. Beside the columns of `results` it has these. Schema version %d.

        | column | type | unit | NULL | meaning |
        |---|---|---|---|---|
        """
            .formatted(FrontierSchema.VERSION)
        + rows(
            FrontierSchema.columns().stream()
                .filter(column -> !ResultSchema.columns().contains(column))
                .toList())
        + """

        # The table `simulations`

        One row for each run: a network, with what was changed in it, on one chip ([simulation](simulation.md)). Files:
        `OUT/simulations/simulation=<simulation_id>/chunk=<n>/part-*.parquet`. The columns of a design are named as in
        `results`: those that decide results are the network's, the others are what the cost model assumed, all NULL
        where the network does not allow the change (`status` is `invalid`). The settings of most of a network's work
        stand for all of it (`setting_macs_frac`). Schema version %d.

        | column | type | unit | NULL | meaning |
        |---|---|---|---|---|
        """
            .formatted(SimulationSchema.VERSION)
        + rows(SimulationSchema.columns())
        + """

        # The table `accuracy`

        One row for each training run: a network, an algorithm setting and a seed ([accuracy](accuracy.md)). Files:
        `OUT/accuracy/training=<training_id>/chunk=<n>/part-*.parquet`. The columns of a setting are named as in
        `results` and NULL where they do not apply; what a run leaves behind is in `OUT/stages/<run>`. Schema version %d.

        | column | type | unit | NULL | meaning |
        |---|---|---|---|---|
        """
            .formatted(AccuracySchema.VERSION)
        + rows(AccuracySchema.columns());
  }

  private static String rows(List<ResultColumn> columns) {
    return columns.stream().map(SchemaDocument::row).collect(Collectors.joining());
  }

  private static String row(ResultColumn column) {
    return String.format(
        Locale.ROOT,
        "| `%s` | %s | %s | %s | %s |%n",
        column.name(),
        column.type().sql(),
        column.unit(),
        column.nullable() ? "yes" : "",
        column.comment());
  }
}
