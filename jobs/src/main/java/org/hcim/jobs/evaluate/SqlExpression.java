package org.hcim.jobs.evaluate;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.trees.TreePattern;
import org.hcim.accelerator.design.Parameter;
import org.hcim.jobs.evaluate.Constraints.Constraint;
import org.hcim.jobs.evaluate.Constraints.RuleException;
import scala.jdk.javaapi.CollectionConverters;

/** The result of Spark's analyzer for a rule; the only class that reads Spark's query plans. */
final class SqlExpression {

  private SqlExpression() {}

  /**
   * The parameters that a rule references.
   *
   * @param analyzed a filter by the rule over a table of all parameters
   * @throws RuleException when the rule's value is not determined by the design's values
   */
  static Set<Parameter> referenced(LogicalPlan analyzed, Constraint rule) {
    Expression condition = ((Filter) analyzed).condition();
    if (!condition.deterministic() || condition.containsPattern(TreePattern.CURRENT_LIKE())) {
      throw new RuleException(rule, "the rule must give the same answer each time it is evaluated");
    }
    if (condition.containsPattern(TreePattern.PLAN_EXPRESSION())) {
      throw new RuleException(rule, "the rule must not contain a subquery");
    }
    Set<Parameter> referenced = EnumSet.noneOf(Parameter.class);
    for (Attribute attribute : CollectionConverters.asJava(condition.references().toSeq())) {
      referenced.add(Parameter.named(attribute.name().toLowerCase(Locale.ROOT)).orElseThrow());
    }
    return referenced;
  }
}
