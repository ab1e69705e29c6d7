package org.hcim.sweeps.simulation;

import java.util.Objects;
import org.hcim.simulator.crossbar.Imperfections;

/** Imperfections under a name. */
public record NoiseSetting(String name, Imperfections imperfections) {

  /** Ideal crossbars. */
  public static final NoiseSetting NONE = new NoiseSetting("none", Imperfections.NONE);

  public NoiseSetting {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(imperfections, "imperfections");
  }

  /** Whether every chip is the same. */
  public boolean isNone() {
    return imperfections.equals(Imperfections.NONE);
  }
}
