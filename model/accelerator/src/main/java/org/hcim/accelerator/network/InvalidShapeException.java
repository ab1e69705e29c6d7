package org.hcim.accelerator.network;

/** Shapes that a layer does not accept: the invalid property, the problem and the rule. */
public final class InvalidShapeException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String key;
  private final String problem;
  private final String rule;

  /**
   * Creates an exception.
   *
   * @param key the layer's property, as spelled in network files
   * @param rule the accepted values; may be empty
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
