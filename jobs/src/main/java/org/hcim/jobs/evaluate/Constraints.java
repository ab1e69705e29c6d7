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
 * The rules of a spec that designs must satisfy, evaluated by Spark SQL.
 *
 * <p>A rule rejects a design for which it is false. Like a CHECK constraint, it does not reject a
 * design for which it is NULL because a column does not apply. A rejected design is counted for the
 * first rule that rejects it.
 */
public final class Constraints {

  /** The column with the index of the rejecting rule; NULL for a design that is kept. */
  static final String REJECTED_BY = "rejected_by";

  private static final String CONFIG_INDEX = "config_index";

  private final List<Constraint> rules;
  private final Set<Parameter> referenced;

  /** A named rule. */
  public record Constraint(String name, String sql) {}

  private Constraints(List<Constraint> rules, Set<Parameter> referenced) {
    this.rules = rules;
    this.referenced = referenced;
  }

  /**
   * Checks rules and determines the parameters they reference.
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

  /** The parameters referenced by at least one rule. */
  public Set<Parameter> referenced() {
    return referenced;
  }

  /** The indexes of the points, each with the index of the rule that rejects it. */
  Dataset<Row> judge(Dataset<Row> points) {
    return points.select(points.col(CONFIG_INDEX), verdict().as(REJECTED_BY));
  }

  /** The index of the first rejecting rule, or NULL. */
  public Column verdict() {
    Column verdict = null;
    for (int i = 0; i < rules.size(); i++) {
      Column broken = not(expr("(" + rules.get(i).sql() + ")"));
      verdict = verdict == null ? when(broken, lit(i)) : verdict.when(broken, lit(i));
    }
    return verdict == null ? lit(null).cast(DataTypes.IntegerType) : verdict;
  }

  /** The columns of some parameters. */
  static StructType schema(Set<Parameter> parameters) {
    var schema = new StructType();
    for (Parameter parameter : parameters) {
      StructType results = ResultSchema.SCHEMA.type();
      int field = results.fieldIndex(parameter.column());
      schema = schema.add(parameter.column(), results.fields()[field].dataType(), true);
    }
    return schema;
  }

  /**
   * The values in the form that rules use (derived ones filled in, choices by name), followed by a
   * number.
   */
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

  /** An invalid rule. */
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
