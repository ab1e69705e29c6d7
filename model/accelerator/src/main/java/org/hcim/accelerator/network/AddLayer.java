package org.hcim.accelerator.network;

import static org.hcim.accelerator.design.Check.check;

/**
 * An elementwise sum of two activations, as in a residual connection.
 *
 * @param elements sums per inference
 */
public record AddLayer(String name, long elements) implements Layer {

  public AddLayer {
    check(elements > 0, "elements (%d) of layer %s must be positive", elements, name);
    Counts.product("elements of layer " + name, elements);
  }
}
