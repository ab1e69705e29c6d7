package org.hcim.simulator.crossbar;

/** Activations as integers of {@link StreamFields}, block by block of positions. */
public interface PackedInputs {

  /** Input vectors in the form of a kernel's fields. */
  static PackedInputs of(Inputs inputs, StreamFields fields) {
    return new PackedVectors(inputs, fields);
  }

  /** Blocks of positions. */
  int blocks();

  /** Positions of a block. */
  int positions(int block);

  /**
   * Copies what some inputs are at the positions of a block.
   *
   * @param word of the streams' integers
   * @param rows receives the first input's integers in its first row
   */
  void load(int block, int word, int firstInput, int endInput, int[][] rows);
}
