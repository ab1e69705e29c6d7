package org.hcim.jobs.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.hcim.jobs.session.SharedSpark;
import org.junit.jupiter.api.Test;

/** The evidence of one design against the columns of tables. */
class DesignEvidenceTest {

  private static final StructType TYPE =
      new StructType()
          .add("accuracy_loss_points", DataTypes.DoubleType, true)
          .add("accuracy_source", DataTypes.StringType, true)
          .add("readout", DataTypes.StringType, true)
          .add("adc_clips", DataTypes.BooleanType, true)
          .add("weight_bits", DataTypes.IntegerType, true)
          .add("activation_bits", DataTypes.IntegerType, true);

  @Test
  void isThatOfTheColumnsForAllCombinations() {
    List<Row> rows = new ArrayList<>();
    for (Double loss : new Double[] {null, 0.0, 2.5}) {
      for (String source : new String[] {null, "unknown: x", "trained:y", "estimated:nearest z"}) {
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
    List<Row> known = KnownLoss.of(table).collectAsList();
    assertThat(KnownLoss.of(table, new MostBits(4, 4)).collectAsList()).isEqualTo(known);
    assertThat(known).hasSize(rows.size());
    assertThat(MostBits.of(table)).isEqualTo(new MostBits(4, 4));
    var loss = new RowLoss(table.schema(), MostBits.of(table));
    for (Row row : known) {
      boolean sumsExactly =
          row.getAs("readout").equals("digital") || Boolean.FALSE.equals(row.getAs("adc_clips"));
      Evidence evidence =
          KnownLoss.evidence(
              row.getAs("accuracy_loss_points"),
              row.getAs("accuracy_source"),
              sumsExactly,
              row.<Integer>getAs("activation_bits") == 4);
      assertThat(evidence.key()).as("%s", row).isEqualTo(row.getAs(KnownLoss.EVIDENCE));
      assertThat(KnownLoss.loss(evidence, row.getAs("accuracy_loss_points")))
          .as("%s", row)
          .isEqualTo(row.getAs(KnownLoss.LOSS));
      assertThat(loss.evidence(row)).as("%s", row).isEqualTo(evidence);
      assertThat(loss.points(row, evidence)).as("%s", row).isEqualTo(row.getAs(KnownLoss.LOSS));
    }
  }
}
