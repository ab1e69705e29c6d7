package org.hcim.jobs.sql;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hcim.jobs.table.FrontierSchema;
import org.hcim.jobs.table.ResultColumn;
import org.hcim.jobs.table.ResultSchema;
import org.hcim.jobs.table.SimulationSchema;

/** SQL that gives an output directory's tables their names; for Spark. */
public final class SparkViews {

  private SparkViews() {}

  /**
   * Statements for Spark SQL 4: {@code spark-sql -i OUT/views-spark.sql}.
   *
   * @param sources with one pattern a table
   */
  public static String script(Sources sources) {
    return """
        -- The tables of this directory for Spark SQL; written by hcim, safe to run again.
        -- All sweeps of the directory are in one view; sweep_id tells them apart.
        """
        + table("results", sources.results(), ResultSchema.columns())
        + """

        -- The frontier computed last; without rows until hcim frontier has computed one.
        """
        + table("frontier", sources.frontier(), FrontierSchema.columns())
        + """

        -- Networks run bit for bit; without rows until hcim simulate has written some.
        """
        + table("simulations", sources.simulations(), SimulationSchema.columns())
        + Stream.of(DerivedView.values())
            .map(view -> "\n-- " + view.comment() + "\n" + create(view) + ";\n")
            .collect(Collectors.joining());
  }

  /** The statement that makes a view. */
  static String create(DerivedView view) {
    return "CREATE OR REPLACE TEMPORARY VIEW " + view.key() + " AS\n" + view.select();
  }

  private static String table(String name, List<String> files, List<ResultColumn> columns) {
    return files.isEmpty()
        ? "CREATE OR REPLACE TEMPORARY VIEW %s AS\n%s;\n"
            .formatted(name, SqlText.noRows(columns, SqlText::hiveType))
        : "CREATE OR REPLACE TEMPORARY VIEW %s (\n%s)\nUSING parquet OPTIONS (path %s);\n"
            .formatted(
                name,
                SqlText.definitions(columns, SqlText::hiveType, SqlText::escaped),
                SqlText.escaped(files.get(0)));
  }
}
