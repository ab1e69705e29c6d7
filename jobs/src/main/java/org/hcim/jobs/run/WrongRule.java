package org.hcim.jobs.run;

import java.util.List;
import org.hcim.jobs.evaluate.Constraints.RuleException;
import org.hcim.sweeps.spec.SweepSpec;
import org.hcim.sweeps.yaml.Problem;
import org.hcim.sweeps.yaml.SpecException;

/** A rule of a spec that Spark cannot evaluate. */
final class WrongRule {

  private WrongRule() {}

  /** The location of the rule in the spec, with Spark's message. */
  static SpecException in(SweepSpec spec, RuleException e) {
    var at =
        spec.constraints().stream()
            .filter(constraint -> constraint.name().equals(e.rule()))
            .findFirst()
            .orElseThrow()
            .at();
    return new SpecException(
        List.of(
            new Problem(
                at.file(),
                at.line(),
                at.column(),
                "constraints." + e.rule(),
                "not a rule that Spark can evaluate: "
                    + e.getMessage().lines().findFirst().orElse(""),
                "",
                "a boolean SQL expression over parameter columns (hcim list parameters)")));
  }
}
