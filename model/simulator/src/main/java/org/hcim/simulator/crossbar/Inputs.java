package org.hcim.simulator.crossbar;

/** The input vectors of many products: one activation for each input and position. */
public interface Inputs {

  /** Input vectors. */
  int positions();

  /**
   * Copies what one input is at consecutive positions.
   *
   * @param to receives the codes from index 0 on
   */
  void copy(int input, int firstPosition, int count, byte[] to);

  /** Activations in an array. */
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
