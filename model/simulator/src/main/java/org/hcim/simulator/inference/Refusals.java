package org.hcim.simulator.inference;

import java.util.ArrayList;
import java.util.List;
import org.hcim.accelerator.design.InvalidDesignException;

/** Layers that a stage does not support, collected so that all are reported together. */
public final class Refusals {

  private final String network;
  private final String stage;
  private final List<String> found = new ArrayList<>();

  /**
   * Creates an empty list of refusals.
   *
   * @param stage operation that is impossible, as in "cannot be trained"
   */
  public Refusals(String network, String stage) {
    this.network = network;
    this.stage = stage;
  }

  /** Adds a layer and the reason. */
  public void add(String layer, String kind, String reason) {
    found.add(layer + " (" + kind + "): " + reason);
  }

  /**
   * Throws if a layer was refused.
   *
   * @throws InvalidDesignException if a layer was refused; the message lists all of them
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidDesignException(
          "network " + network + " " + stage + ":\n  " + String.join("\n  ", found));
    }
  }
}
