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
        WHEN accuracy_loss_points IS NOT NULL AND startswith(accuracy_source, 'exact: ')
          THEN 'exact'
        WHEN accuracy_loss_points IS NOT NULL
          AND NOT coalesce(startswith(accuracy_source, 'estimated:'), false) THEN 'measured'
        WHEN (readout = 'digital' OR NOT adc_clips) AND weight_bits = 4 AND activation_bits = 4
          AND NOT coalesce(contains(accuracy_source, '; loss unknown: '), false) THEN 'exact'
        WHEN accuracy_loss_points IS NOT NULL THEN 'estimated'
        ELSE 'unknown'
      END""";

  private static final String LOSS =
      """
      CASE evidence
        WHEN 'unknown' THEN NULL
        WHEN 'exact' THEN IF(startswith(accuracy_source, 'exact: '), coalesce(accuracy_loss_points, 0D), 0D)
        ELSE accuracy_loss_points
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
          .add("accuracy_source", DataTypes.StringType, true)
          .add("readout", DataTypes.StringType, true)
          .add("adc_clips", DataTypes.BooleanType, true)
          .add("weight_bits", DataTypes.IntegerType, true)
          .add("activation_bits", DataTypes.IntegerType, true);

  @Test
  void isThatOfTheRuleForAllCombinations() {
    List<Row> rows = new ArrayList<>();
    for (Double loss : new Double[] {null, 0.0, 2.5}) {
      for (String source : SOURCES) {
        for (String readout : new String[] {"digital", "sar", "ternary"}) {
          for (Boolean clips : new Boolean[] {null, false, true}) {
            for (int bits : new int[] {2, 4}) {
              rows.add(RowFactory.create(loss, source, readout, clips, 4, bits));
            }
          }
        }
      }
    }
    Dataset<Row> table = SharedSpark.get().createDataFrame(rows, TYPE);
    List<Row> known =
        table.withColumn("evidence", expr(EVIDENCE)).withColumn("loss", expr(LOSS)).collectAsList();
    assertThat(known).hasSize(rows.size());
    assertThat(MostBits.of(table)).isEqualTo(new MostBits(4, 4));
    var loss = new RowLoss(table.schema(), MostBits.of(table));
    for (Row row : known) {
      Evidence evidence = loss.evidence(row);
      assertThat(evidence.key()).as("%s", row).isEqualTo(row.getAs("evidence"));
      assertThat(loss.points(row, evidence)).as("%s", row).isEqualTo(row.getAs("loss"));
    }
  }
}
