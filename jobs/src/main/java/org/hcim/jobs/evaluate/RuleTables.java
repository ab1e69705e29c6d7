package org.hcim.jobs.evaluate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.hcim.accelerator.design.Parameter;
import org.hcim.jobs.evaluate.Constraints.Constraint;
import org.hcim.jobs.evaluate.Constraints.RuleException;
import org.hcim.sweeps.optimum.BoxRules;
import org.hcim.sweeps.space.GridBranch;
import org.hcim.sweeps.space.Slot;

/**
 * Judges boxes of a grid by a spec's rules. Spark evaluates each rule once per combination of the
 * axes that set its parameters; a box is then judged by counts.
 */
public final class RuleTables implements BoxRules {

  /** Maximum number of combinations of one rule in one part of a grid. */
  private static final long MAX_COMBINATIONS = 10_000_000;

  /** Maximum number of entries of one table: 256 MiB. */
  private static final long MAX_SUMS = 1 << 26;

  private final List<List<RuleTable>> byBranch;

  private RuleTables(List<List<RuleTable>> byBranch) {
    this.byBranch = byBranch;
  }

  /**
   * Evaluates rules.
   *
   * @throws IllegalArgumentException when the table of a rule's axes is too large
   * @throws Constraints.RuleException when a rule is not a boolean expression over parameters, or
   *     fails for some combination
   */
  public static BoxRules of(SparkSession spark, List<GridBranch> branches, List<Constraint> rules) {
    List<List<RuleTable>> byBranch = new ArrayList<>();
    branches.forEach(branch -> byBranch.add(new ArrayList<>()));
    for (Constraint rule : rules) {
      Constraints alone = Constraints.of(spark, List.of(rule));
      Map<List<Object>, RuleTable> known = new HashMap<>();
      for (int i = 0; i < branches.size(); i++) {
        GridBranch branch = branches.get(i);
        int[] axes = axes(branch, alone);
        byBranch
            .get(i)
            .add(
                known.computeIfAbsent(
                    key(branch, axes, alone), key -> table(spark, branch, axes, alone)));
      }
    }
    return rules.isEmpty() ? NONE : new RuleTables(byBranch);
  }

  @Override
  public Verdict judge(int branch, int[] low, int[] high) {
    Verdict verdict = Verdict.ALL;
    for (RuleTable table : byBranch.get(branch)) {
      Verdict found = table.judge(low, high);
      if (found == Verdict.NOTHING) {
        return found;
      }
      verdict = found == Verdict.SOME ? found : verdict;
    }
    return verdict;
  }

  /** The axes that set the parameters a rule references, or those from which they are derived. */
  private static int[] axes(GridBranch branch, Constraints rule) {
    EnumSet<Parameter> named = EnumSet.noneOf(Parameter.class);
    named.addAll(rule.referenced());
    RejectionCounts.withOrigins(named);
    return IntStream.range(0, branch.axes())
        .filter(
            axis ->
                IntStream.of(branch.slots(axis))
                    .anyMatch(slot -> named.stream().anyMatch(p -> Slot.of(p) == slot)))
        .toArray();
  }

  /**
   * A key that is equal if the rule's table is equal: the values of the axes' steps and the
   * constant values.
   */
  private static List<Object> key(GridBranch branch, int[] axes, Constraints rule) {
    List<Object> key = new ArrayList<>();
    Object[] values = branch.base();
    for (int axis : axes) {
      key.add(axis);
      for (int step = 0; step < branch.steps(axis); step++) {
        branch.write(axis, step, values);
        for (int slot : branch.slots(axis)) {
          key.add(values[slot]);
        }
      }
      branch.write(axis, 0, values);
    }
    EnumSet<Parameter> named = EnumSet.noneOf(Parameter.class);
    named.addAll(rule.referenced());
    RejectionCounts.withOrigins(named);
    named.forEach(parameter -> key.add(values[Slot.of(parameter)]));
    return key;
  }

  private static RuleTable table(
      SparkSession spark, GridBranch branch, int[] axes, Constraints rule) {
    String name = rule.rules().get(0).name();
    long combinations = 1;
    long sums = 1;
    for (int axis : axes) {
      combinations = Math.multiplyExact(combinations, branch.steps(axis));
      sums = Math.multiplyExact(sums, branch.steps(axis) + 1);
      if (combinations > MAX_COMBINATIONS) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "constraints.%s: the axes that it names have more than %,d combinations",
                name,
                MAX_COMBINATIONS));
      }
      if (sums > MAX_SUMS) {
        throw new IllegalArgumentException(
            "constraints.%s names too many axes (%d); split the rule".formatted(name, axes.length));
      }
    }
    boolean[] kept = kept(spark, branch, axes, rule, (int) combinations);
    return RuleTable.of(axes, IntStream.of(axes).map(branch::steps).toArray(), kept);
  }

  private static boolean[] kept(
      SparkSession spark, GridBranch branch, int[] axes, Constraints rule, int combinations) {
    try {
      return RuleCombinations.kept(spark, branch, axes, rule, combinations);
    } catch (Exception e) { // Spark's checked exceptions are not declared
      Optional<RuleException> behind = RuleFailure.of(rule.rules().get(0), e);
      if (behind.isPresent()) {
        throw behind.get();
      }
      throw e;
    }
  }
}
