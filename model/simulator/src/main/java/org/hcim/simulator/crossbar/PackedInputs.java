package org.hcim.simulator.crossbar;

/** Activations packed into the integers of {@link StreamFields}, in blocks of positions. */
public interface PackedInputs {

  /** Packs input vectors into the fields of a kernel. */
  static PackedInputs of(Inputs inputs, StreamFields fields) {
    return new PackedVectors(inputs, fields);
  }

  /** The number of blocks. */
  int blocks();

  /** The number of positions in a block. */
  int positions(int block);

  /**
   * Copies some inputs at the positions of a block.
   *
   * @param word index of the packed integer
   * @param rows receives one row per input, starting with {@code firstInput}
   */
  void load(int block, int word, int firstInput, int endInput, int[][] rows);
}
