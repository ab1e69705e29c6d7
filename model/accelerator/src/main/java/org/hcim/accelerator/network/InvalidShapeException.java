package org.hcim.accelerator.network;

/** Shapes that a layer does not take: the property that is wrong, what is wrong, and the rule. */
public final class InvalidShapeException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String key;
  private final String problem;
  private final String rule;

  /**
   * An exception.
   *
   * @param key the layer's property, as network files spell it
   * @param rule what would be accepted; may be empty
   */
  public InvalidShapeException(String key, String problem, String rule) {
    super(rule.isEmpty() ? problem : problem + "; " + rule);
    this.key = key;
    this.problem = problem;
    this.rule = rule;
  }

  public String key() {
    return key;
  }

  public String problem() {
    return problem;
  }

  public String rule() {
    return rule;
  }
}
