package org.hcim.jobs.evaluate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.hcim.accelerator.design.Parameter;
import org.hcim.jobs.evaluate.Constraints.Constraint;
import org.hcim.sweeps.space.DesignSpace;
import org.hcim.sweeps.space.Projection;

/**
 * The number of points of a space that each rule rejects, exactly and without every point: only the
 * combinations of the parameters that rules name are judged.
 */
public final class RejectionCounts {

  private static final String POINTS = "points";

  private RejectionCounts() {}

  /**
   * Counts by rule, in the rules' order; a point counts for the first rule that rejects it.
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
    long combinations = space.combinations(parameters);
    if (combinations > most) {
      throw new TooManyException(
          String.format(
              "the rules name parameters with %d combinations, more than the %d that are counted",
              combinations, most));
    }
    List<Row> judged =
        spark
            .createDataFrame(rows(space.project(parameters), constraints), schema(constraints))
            .select(constraints.verdict().as("rule"), functions.col(POINTS))
            .where("rule IS NOT NULL")
            .groupBy("rule")
            .agg(functions.sum(POINTS))
            .collectAsList();
    for (Row row : judged) {
      Constraint rule = constraints.rules().get(row.getInt(0));
      counts.put(rule.name(), row.getLong(1));
    }
    return counts;
  }

  /** Derived values need what they follow from. */
  static void withOrigins(EnumSet<Parameter> parameters) {
    if (parameters.contains(Parameter.COLUMNS_PER_ADC)) {
      parameters.add(Parameter.READOUT);
      parameters.add(Parameter.XBAR_COLUMNS);
    }
    if (parameters.contains(Parameter.SUPPLY_V)) {
      parameters.add(Parameter.TECHNOLOGY_NM);
    }
  }

  private static List<Row> rows(Projection projection, Constraints constraints) {
    List<Row> rows = new ArrayList<>();
    for (Projection.Combination combination : projection.combinations()) {
      Object[] values = new Object[Parameter.count()];
      for (int i = 0; i < projection.parameters().size(); i++) {
        values[projection.parameters().get(i).ordinal()] = combination.values().get(i);
      }
      rows.add(
          RowFactory.create(
              Constraints.row(values, constraints.referenced(), combination.points())));
    }
    return rows;
  }

  private static StructType schema(Constraints constraints) {
    return Constraints.schema(constraints.referenced()).add(POINTS, DataTypes.LongType, false);
  }

  /** There are more combinations than the limit. */
  public static final class TooManyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyException(String message) {
      super(message);
    }
  }
}
