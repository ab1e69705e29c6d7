package org.hcim.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.hcim.jobs.session.SharedSpark;
import org.junit.jupiter.api.Test;

class InternalRowsTest {

  private static final StructType TYPE =
      new StructType()
          .add("name", DataTypes.StringType, false)
          .add("bits", DataTypes.IntegerType, true)
          .add("index", DataTypes.LongType, false)
          .add("energy", DataTypes.DoubleType, true, "in pJ")
          .add("clips", DataTypes.BooleanType, true);

  private static final Row FULL = RowFactory.create("a\u00b5", 4, 7L, 0.1, true);

  @Test
  void theDatasetHasTheRowsAndTheComments() {
    List<Row> rows = List.of(FULL, RowFactory.create("a\u00b5", null, 8L, null, null), FULL);
    SparkSession spark = SharedSpark.get();
    var internal = new InternalRows(TYPE);
    var converted =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(rows.stream().map(internal::of).toList());

    var dataset = InternalRows.dataset(spark, converted, TYPE);

    assertThat(dataset.collectAsList()).containsExactlyInAnyOrderElementsOf(rows);
    assertThat(dataset.schema()).isEqualTo(TYPE);
  }

  /** Spark reads a missing number of a required column as 0. */
  @Test
  void aMissingValueOfARequiredColumnIsRefused() {
    Row row = RowFactory.create("a", 4, null, 0.1, true);

    assertThatThrownBy(() -> new InternalRows(TYPE).of(row))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("column index must have a value");
  }
}
