package org.hcim.jobs.evaluate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.hcim.accelerator.design.Parameter;

/** Point indexes, each with the rule that rejects it; in order and without a shuffle. */
final class JudgedPoints {

  private static final int NUMBER = 0;
  private static final int REJECTED_BY = 1;

  private JudgedPoints() {}

  /** The points of a range, judged by Spark. */
  static JavaRDD<Row> of(
      SparkSession spark,
      Broadcast<SweepInput> input,
      Constraints constraints,
      long first,
      long end,
      int partitions) {
    Dataset<Long> indexes = spark.range(first, end, 1, partitions).as(Encoders.LONG());
    return constraints.judge(points(indexes, input, constraints)).javaRDD();
  }

  static long number(Row judged) {
    return judged.getLong(NUMBER);
  }

  static boolean isKept(Row judged) {
    return judged.isNullAt(REJECTED_BY);
  }

  /** The index of the first rule that rejects a point. */
  static int rejectedBy(Row judged) {
    return judged.getInt(REJECTED_BY);
  }

  private static Dataset<Row> points(
      Dataset<Long> indexes, Broadcast<SweepInput> input, Constraints constraints) {
    if (constraints.referenced().isEmpty()) {
      return indexes.toDF("config_index");
    }
    var referenced = new ArrayList<>(constraints.referenced());
    return indexes.mapPartitions(
        new ReferencedValues(input, referenced),
        Encoders.row(
            Constraints.schema(constraints.referenced())
                .add("config_index", DataTypes.LongType, false)));
  }

  /** Computes the parameter values that rules reference. */
  private record ReferencedValues(Broadcast<SweepInput> input, ArrayList<Parameter> referenced)
      implements MapPartitionsFunction<Long, Row> {

    @Override
    public Iterator<Row> call(Iterator<Long> indexes) {
      var parameters = EnumSet.copyOf(referenced);
      var space = input.value().space();
      var values = new Object[Parameter.count()];
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return indexes.hasNext();
        }

        @Override
        public Row next() {
          long index = indexes.next();
          space.point(index, values);
          return RowFactory.create(Constraints.row(values, parameters, index));
        }
      };
    }
  }
}
