package org.hcim.jobs.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.GoldenFile;
import org.hcim.jobs.cli.Terminal;
import org.hcim.jobs.session.SharedSpark;
import org.hcim.jobs.sql.KeptTables.Kept;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableSnapshot;
import org.hcim.jobs.table.FrontierSchema;
import org.hcim.jobs.table.OmittedColumns;
import org.hcim.jobs.table.ResultSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scripts beside the tables: their text, which {@code -Dhcim.golden.rewrite=true} rewrites
 * outside CI, and the views that Spark makes from its script.
 */
class ViewScriptsTest {

  private static final Pattern END_OF_STATEMENT = Pattern.compile(";\n");
  private static final Path GOLDEN = Path.of("src/test/resources/org/hcim/jobs/sql");
  private static final KeptTables TABLES =
      new KeptTables(
          "/data/it's",
          Map.of(
              Table.RESULTS, new Kept("*", "s_1", true),
              Table.FRONTIER, new Kept("f_1", "f_1", true),
              Table.SIMULATIONS, new Kept("*", "m_1", true),
              Table.ACCURACY, new Kept("*", "t_1", false)));
  private static final KeptTables WITHOUT_FRONTIER =
      new KeptTables("/data/it's", Map.of(Table.RESULTS, new Kept("*", "s_1", true)));

  @Test
  void theTextIsAsReviewed() throws IOException {
    isGolden("views.sql", DuckDbViews.script(TABLES));
    isGolden("views-without-frontier.sql", DuckDbViews.script(WITHOUT_FRONTIER));
    isGolden("views-spark.sql", SparkViews.script(TABLES));
    isGolden("hive.sql", HiveTables.script("hdfs://host/it's", OmittedColumns.NONE));
    isGolden("trino.sql", TrinoTables.script("hdfs://host/it's", OmittedColumns.NONE));
  }

  @Test
  void whatIsUntestedSaysSo() {
    assertThat(HiveTables.script("file:///x", OmittedColumns.NONE))
        .contains("-- Not tested on Hive");
    assertThat(TrinoTables.script("file:///x", OmittedColumns.NONE))
        .contains("-- Not tested on Trino");
  }

  @Test
  void everyColumnIsInEveryScriptWithItsComment() {
    for (var column : FrontierSchema.SCHEMA.columns()) {
      for (String script :
          List.of(
              DuckDbViews.script(TABLES),
              SparkViews.script(TABLES),
              HiveTables.script("file:///x", OmittedColumns.NONE),
              TrinoTables.script("file:///x", OmittedColumns.NONE))) {
        assertThat(script)
            .containsPattern(
                "\\b"
                    + column.name()
                    + "\\b.*"
                    + Pattern.quote(column.comment().replaceAll("'.*", "")));
      }
    }
  }

  @Test
  void sparkRunsItsScript(@TempDir Path directory) throws IOException {
    Path out = directory.resolve("it's out");
    SweptOut.make(out);
    SparkSession spark = run(out);
    long rows = spark.table("results").count();

    assertThat(rows).isEqualTo(TableSnapshot.of(out.toString()).get(0).total().rows());
    assertThat(fields(spark, "results"))
        .isEqualTo(List.of(ResultSchema.SCHEMA.type().fieldNames()));
    assertThat(fields(spark, "frontier"))
        .isEqualTo(List.of(FrontierSchema.SCHEMA.type().fieldNames()));
    assertThat(spark.table("frontier").count()).isZero();
    assertThat(spark.table("failures").count()).isPositive();
    assertThat(comments(spark)).contains("Energy per inference of the whole network [pJ]");

    assertThat(Terminal.run("frontier", out).code()).isZero();
    assertThat(run(out).table("frontier").count()).isPositive();
  }

  /** As spark-sql would: statement after statement. */
  private static SparkSession run(Path out) {
    SparkSession spark = SharedSpark.get().newSession();
    END_OF_STATEMENT
        .splitAsStream(SparkViews.script(KeptTables.of(out.toString())))
        .forEach(spark::sql);
    return spark;
  }

  private static List<String> fields(SparkSession spark, String table) {
    return List.of(spark.table(table).schema().fieldNames());
  }

  private static List<String> comments(SparkSession spark) {
    return spark.sql("DESCRIBE results").collectAsList().stream()
        .map((Row row) -> row.getString(2))
        .toList();
  }

  private static void isGolden(String name, String actual) throws IOException {
    GoldenFile.check(GOLDEN.resolve(name), actual);
  }
}
