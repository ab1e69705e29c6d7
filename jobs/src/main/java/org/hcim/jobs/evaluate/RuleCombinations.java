package org.hcim.jobs.evaluate;

import java.util.Arrays;
import java.util.EnumSet;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.space.GridBranch;

/**
 * The combinations of the steps of some axes as rows that a rule judges, the last axis fastest.
 *
 * @param branch the part of a grid
 * @param axes indexes of its axes
 * @param named the parameters that the rule references
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RuleCombinations(GridBranch branch, int[] axes, EnumSet<Parameter> named)
    implements Function<Long, Row> {

  private static final String NUMBER = "combination";

  /** Returns which combinations the rule keeps, evaluated by Spark. */
  static boolean[] kept(
      SparkSession spark, GridBranch branch, int[] axes, Constraints rule, int combinations) {
    var named = EnumSet.noneOf(Parameter.class);
    named.addAll(rule.referenced());
    var rows = spark.range(combinations).javaRDD().map(new RuleCombinations(branch, axes, named));
    var schema = Constraints.schema(named).add(NUMBER, DataTypes.LongType, false);
    boolean[] kept = new boolean[combinations];
    Arrays.fill(kept, true);
    spark
        .createDataFrame(rows, schema)
        .where(rule.verdict().isNotNull())
        .select(NUMBER)
        .collectAsList()
        .forEach(row -> kept[(int) row.getLong(0)] = false);
    return kept;
  }

  @Override
  public Row call(Long combination) {
    Object[] values = branch.base();
    long rest = combination;
    for (int i = axes.length - 1; i >= 0; i--) {
      branch.write(axes[i], (int) (rest % branch.steps(axes[i])), values);
      rest /= branch.steps(axes[i]);
    }
    return RowFactory.create(Constraints.row(values, named, combination));
  }
}
