package org.hcim.jobs.evaluate;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.hcim.accelerator.design.Parameter;
import org.hcim.jobs.evaluate.Constraints.Constraint;
import org.hcim.sweeps.space.Combinations;
import org.hcim.sweeps.space.DesignSpace;
import scala.reflect.ClassTag$;

/**
 * The exact number of points of a space that each rule rejects. In a grid, only the combinations of
 * the parameters that rules reference are judged; in other spaces, all points.
 */
public final class RejectionCounts {

  private static final String POINTS = "points";

  private RejectionCounts() {}

  /**
   * Counts by rule, in the rules' order; a point is counted for the first rule that rejects it.
   *
   * @param most maximum number of combinations to judge
   * @throws TooManyException when there are more
   */
  public static Map<String, Long> of(
      SparkSession spark, DesignSpace space, Constraints constraints, long most) {
    var counts = new LinkedHashMap<String, Long>();
    constraints.rules().forEach(rule -> counts.put(rule.name(), 0L));
    if (constraints.rules().isEmpty()) {
      return counts;
    }
    var parameters = EnumSet.noneOf(Parameter.class);
    parameters.addAll(constraints.referenced());
    withOrigins(parameters);
    Combinations combinations = space.combinations(parameters);
    if (combinations.size() > most) {
      throw new TooManyException(
          String.format(
              Locale.ROOT,
              "the rules name parameters with %d combinations, more than the %d that are counted",
              combinations.size(),
              most));
    }
    for (Row row : judged(spark, combinations, constraints)) {
      Constraint rule = constraints.rules().get(row.getInt(0));
      counts.put(rule.name(), row.getLong(1));
    }
    return counts;
  }

  /** The rules that reject points, by position, each with the number of points. */
  private static List<Row> judged(
      SparkSession spark, Combinations combinations, Constraints constraints) {
    Broadcast<Combinations> shipped =
        spark.sparkContext().broadcast(combinations, ClassTag$.MODULE$.apply(Combinations.class));
    try {
      return rows(spark, shipped, combinations.size(), constraints)
          .select(constraints.verdict().as("rule"), functions.col(POINTS))
          .where("rule IS NOT NULL")
          .groupBy("rule")
          .agg(functions.sum(POINTS))
          .collectAsList();
    } finally {
      shipped.destroy();
    }
  }

  /** Adds the parameters from which others are derived. */
  static void withOrigins(EnumSet<Parameter> parameters) {
    if (parameters.contains(Parameter.COLUMNS_PER_ADC)) {
      parameters.add(Parameter.READOUT);
      parameters.add(Parameter.XBAR_COLUMNS);
    }
    if (parameters.contains(Parameter.SUPPLY_V)) {
      parameters.add(Parameter.TECHNOLOGY_NM);
    }
  }

  private static Dataset<Row> rows(
      SparkSession spark, Broadcast<Combinations> shipped, long size, Constraints constraints) {
    var named = EnumSet.noneOf(Parameter.class);
    named.addAll(constraints.referenced());
    var rows = spark.range(size).javaRDD().map(new ValuesOf(shipped, named));
    var schema = Constraints.schema(named).add(POINTS, DataTypes.LongType, false);
    return spark.createDataFrame(rows, schema);
  }

  /** Computes the values of a combination that rules reference, with its number of points. */
  private record ValuesOf(Broadcast<Combinations> combinations, EnumSet<Parameter> named)
      implements Function<Long, Row> {

    @Override
    public Row call(Long index) {
      var values = new Object[Parameter.count()];
      long points = combinations.value().write(index, values);
      return RowFactory.create(Constraints.row(values, named, points));
    }
  }

  /** The number of combinations exceeds the limit. */
  public static final class TooManyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyException(String message) {
      super(message);
    }
  }
}
