package org.hcim.simulator.crossbar;

/** Input vectors in blocks whose rows fit the L2 cache. */
final class PackedVectors implements PackedInputs {

  private static final int BLOCK = 1024;

  private final Inputs inputs;
  private final int[][] tables;
  private final int mask;
  private final byte[] codes = new byte[BLOCK];

  PackedVectors(Inputs inputs, StreamFields fields) {
    this.inputs = inputs;
    tables = new int[fields.words()][];
    for (int word = 0; word < tables.length; word++) {
      tables[word] = fields.table(word);
    }
    mask = tables[0].length - 1;
  }

  @Override
  public int blocks() {
    return (inputs.positions() + BLOCK - 1) / BLOCK;
  }

  @Override
  public int positions(int block) {
    return Math.min(BLOCK, inputs.positions() - block * BLOCK);
  }

  @Override
  public void load(int block, int word, int firstInput, int endInput, int[][] rows) {
    int positions = positions(block);
    for (int input = firstInput; input < endInput; input++) {
      inputs.copy(input, block * BLOCK, positions, codes);
      int[] row = rows[input - firstInput];
      for (int i = 0; i < positions; i++) {
        row[i] = tables[word][codes[i] & mask];
      }
    }
  }
}
