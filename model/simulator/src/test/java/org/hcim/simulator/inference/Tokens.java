package org.hcim.simulator.inference;

import java.util.HashMap;
import java.util.Map;

/** One layer on the activations of one image. */
final class Tokens {

  private Tokens() {}

  static FeatureMaps maps(int[] numbers, Flow flow) {
    var held = new byte[numbers.length];
    for (int i = 0; i < held.length; i++) {
      held[i] = (byte) numbers[i];
    }
    return new FeatureMaps(1, flow, held);
  }

  static int[] run(QuantizedLayer layer, Map<String, FeatureMaps> inputs) {
    var flows = new HashMap<String, Flow>();
    inputs.forEach((name, maps) -> flows.put(name, maps.flow()));
    Flow after = Flow.after(layer, flows);
    FeatureMaps other = layer.otherInput().map(inputs::get).orElse(null);
    FeatureMaps made =
        LayerRunner.of(layer, after, KernelSource.ideal(), Comparison.NONE)
            .run(inputs.get(layer.input()), other);
    var numbers = new int[made.held().length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = made.number(i);
    }
    return numbers;
  }
}
