package org.hcim.sweeps.workload;

/** The shape of an activation. */
sealed interface Shape {

  /** How many numbers it holds. */
  long elements();

  /** A feature map. */
  record Image(int channels, int height, int width) implements Shape {

    @Override
    public long elements() {
      return (long) channels * height * width;
    }

    @Override
    public String toString() {
      return channels + " channels x " + height + " x " + width;
    }
  }

  /** A sequence of vectors; a single vector is one token. */
  record Tokens(int tokens, int features) implements Shape {

    @Override
    public long elements() {
      return (long) tokens * features;
    }

    @Override
    public String toString() {
      return tokens + " tokens x " + features + " features";
    }
  }
}
