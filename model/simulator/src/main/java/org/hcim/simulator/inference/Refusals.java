package org.hcim.simulator.inference;

import java.util.ArrayList;
import java.util.List;
import org.hcim.accelerator.design.InvalidDesignException;

/** Layers that a stage does not support, collected so that all are reported at once. */
public final class Refusals {

  private final String network;
  private final String stage;
  private final List<String> found = new ArrayList<>();

  /**
   * No refusals yet.
   *
   * @param stage what cannot be done with the network, as in "cannot be trained"
   */
  public Refusals(String network, String stage) {
    this.network = network;
    this.stage = stage;
  }

  /** Notes a layer with the reason. */
  public void add(String layer, String kind, String reason) {
    found.add(layer + " (" + kind + "): " + reason);
  }

  /**
   * Ends the stage.
   *
   * @throws InvalidDesignException when a layer was noted
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidDesignException(
          "network " + network + " " + stage + ":\n  " + String.join("\n  ", found));
    }
  }
}
