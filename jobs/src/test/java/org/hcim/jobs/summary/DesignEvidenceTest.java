package org.hcim.jobs.summary;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.hcim.jobs.session.SharedSpark;
import org.junit.jupiter.api.Test;

/** The evidence of rows against the rule in SQL. */
class DesignEvidenceTest {

  private static final String EVIDENCE =
      """
      CASE
        WHEN accuracy_loss_points IS NULL THEN 'unknown'
        WHEN startswith(accuracy_source, 'exact: ') THEN 'exact'
        WHEN startswith(accuracy_source, 'estimated:') THEN 'estimated'
        ELSE 'measured'
      END""";

  private static final List<String> SOURCES =
      Arrays.asList(
          null,
          "unknown: x",
          "trained:y",
          "estimated:nearest z",
          "exact: all",
          "calibrated:t; loss unknown: guesses");

  private static final StructType TYPE =
      new StructType()
          .add("accuracy_loss_points", DataTypes.DoubleType, true)
          .add("accuracy_source", DataTypes.StringType, true);

  @Test
  void isThatOfTheRuleForAllCombinations() {
    List<Row> rows = new ArrayList<>();
    for (Double loss : new Double[] {null, 0.0, 2.5}) {
      for (String source : SOURCES) {
        rows.add(RowFactory.create(loss, source));
      }
    }
    Dataset<Row> table = SharedSpark.get().createDataFrame(rows, TYPE);
    List<Row> known = table.withColumn("evidence", expr(EVIDENCE)).collectAsList();
    assertThat(known).hasSize(rows.size());
    var loss = new RowLoss(table.schema());
    for (Row row : known) {
      assertThat(loss.evidence(row).key()).as("%s", row).isEqualTo(row.getAs("evidence"));
      assertThat(loss.points(row)).as("%s", row).isEqualTo(row.getAs("accuracy_loss_points"));
    }
  }
}
