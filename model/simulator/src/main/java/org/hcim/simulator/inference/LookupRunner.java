package org.hcim.simulator.inference;

/** Applies a lookup table to a batch. */
final class LookupRunner implements LayerRunner {

  private final Flow flow;
  private final byte[] table;

  LookupRunner(Lookup lookup, Flow flow) {
    this.flow = flow;
    table = new byte[lookup.table().size()];
    for (int i = 0; i < table.length; i++) {
      table[i] = lookup.table().get(i).byteValue();
    }
  }

  @Override
  public FeatureMaps run(FeatureMaps input, FeatureMaps none) {
    int least = input.codes().least();
    var held = new byte[input.held().length];
    for (int i = 0; i < held.length; i++) {
      held[i] = table[input.number(i) - least];
    }
    return new FeatureMaps(input.images(), flow, held);
  }
}
