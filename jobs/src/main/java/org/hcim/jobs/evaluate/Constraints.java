package org.hcim.jobs.evaluate;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.hcim.accelerator.design.Choice;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Parameter;
import org.hcim.jobs.table.ResultSchema;

/**
 * The rules of a spec that a design must keep, as Spark's SQL understands them.
 *
 * <p>A rule rejects a design where it is false. Where it is NULL, because a column does not apply
 * to the design, it rejects nothing, as a CHECK constraint would. A design counts for the first
 * rule that rejects it.
 */
public final class Constraints {

  /** The column that numbers the rejecting rule; NULL for a design that is kept. */
  static final String REJECTED_BY = "rejected_by";

  private static final String CONFIG_INDEX = "config_index";

  private final List<Constraint> rules;
  private final Set<Parameter> referenced;

  /** A rule with its name. */
  public record Constraint(String name, String sql) {}

  private Constraints(List<Constraint> rules, Set<Parameter> referenced) {
    this.rules = rules;
    this.referenced = referenced;
  }

  /**
   * Checks rules and finds the parameters they name.
   *
   * @throws RuleException when a rule is not a boolean expression over the parameters' columns
   */
  public static Constraints of(SparkSession spark, List<Constraint> rules) {
    Set<Parameter> all = EnumSet.allOf(Parameter.class);
    Dataset<Row> nothing = spark.createDataFrame(List.of(), schema(all));
    Set<Parameter> referenced = EnumSet.noneOf(Parameter.class);
    for (Constraint rule : rules) {
      referenced.addAll(check(nothing, rule));
    }
    return new Constraints(List.copyOf(rules), referenced);
  }

  private static Set<Parameter> check(Dataset<Row> nothing, Constraint rule) {
    try {
      var analyzed = nothing.filter(expr(rule.sql())).queryExecution().analyzed();
      return SqlExpression.referenced(analyzed, rule);
    } catch (Exception e) {
      if (e instanceof AnalysisException analysis) {
        throw new RuleException(rule, analysis.getSimpleMessage());
      }
      if (e instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw new IllegalStateException(e);
    }
  }

  /** The rules in order. */
  public List<Constraint> rules() {
    return rules;
  }

  /** The parameters that some rule names. */
  public Set<Parameter> referenced() {
    return referenced;
  }

  /** The numbers of the points with the number of the rule that rejects each. */
  Dataset<Row> judge(Dataset<Row> points) {
    return points.select(points.col(CONFIG_INDEX), verdict().as(REJECTED_BY));
  }

  /** The number of the first rule that rejects, or NULL. */
  public Column verdict() {
    Column verdict = null;
    for (int i = 0; i < rules.size(); i++) {
      Column broken = not(expr("(" + rules.get(i).sql() + ")"));
      verdict = verdict == null ? when(broken, lit(i)) : verdict.when(broken, lit(i));
    }
    return verdict == null ? lit(null).cast(DataTypes.IntegerType) : verdict;
  }

  /** Columns for the values of some parameters. */
  static StructType schema(Set<Parameter> parameters) {
    var schema = new StructType();
    for (Parameter parameter : parameters) {
      StructType results = ResultSchema.SCHEMA.type();
      int field = results.fieldIndex(parameter.column());
      schema = schema.add(parameter.column(), results.fields()[field].dataType(), true);
    }
    return schema;
  }

  /** The values as rules see them, derived ones filled in and choices by name, then a number. */
  static Object[] row(Object[] values, Set<Parameter> parameters, long number) {
    DesignPoint.derive(values);
    Object[] row = new Object[parameters.size() + 1];
    int at = 0;
    for (Parameter parameter : parameters) {
      Object value = values[parameter.ordinal()];
      row[at++] = value instanceof Choice choice ? choice.key() : value;
    }
    row[at] = number;
    return row;
  }

  /** A rule that cannot be used. */
  public static final class RuleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String rule;

    RuleException(Constraint constraint, String message) {
      super(message);
      this.rule = constraint.name();
    }

    /** The name of the rule. */
    public String rule() {
      return rule;
    }
  }
}
