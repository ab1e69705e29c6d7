package org.hcim.simulator.crossbar;

/** The input vectors of many products: one activation per input and position. */
public interface Inputs {

  /** The number of input vectors. */
  int positions();

  /**
   * Copies the activations of one input at consecutive positions.
   *
   * @param to receives the codes, starting at index 0
   */
  void copy(int input, int firstPosition, int count, byte[] to);

  /** Wraps an array of activations, ordered by input and position. */
  static Inputs of(byte[] codes, int positions) {
    return new Inputs() {
      @Override
      public int positions() {
        return positions;
      }

      @Override
      public void copy(int input, int firstPosition, int count, byte[] to) {
        System.arraycopy(codes, input * positions + firstPosition, to, 0, count);
      }
    };
  }
}
