package org.hcim.sweeps.simulation;

import java.util.Objects;
import org.hcim.simulator.crossbar.NonIdealities;

/** Named non-idealities. */
public record NoiseSetting(String name, NonIdealities nonIdealities) {

  /** Ideal crossbars. */
  public static final NoiseSetting NONE = new NoiseSetting("none", NonIdealities.NONE);

  public NoiseSetting {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(nonIdealities, "nonIdealities");
  }

  /** Returns whether every chip is the same. */
  public boolean isNone() {
    return nonIdealities.equals(NonIdealities.NONE);
  }
}
