package org.hcim.sweeps.space;

import java.util.List;

/** Reports axes whose conditions depend on each other. */
public final class CircularConditionException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String axis;

  CircularConditionException(List<String> circle) {
    super(String.join(" -> ", circle));
    this.axis = circle.get(0);
  }

  /** One of the axes in the circle. */
  public String axis() {
    return axis;
  }
}
