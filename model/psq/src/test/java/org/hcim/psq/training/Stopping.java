package org.hcim.psq.training;

/** Stops a training after some steps. */
final class Stopping extends Counting {

  private final int most;

  Stopping(int most) {
    this.most = most;
  }

  @Override
  public boolean isCancelled() {
    return steps >= most;
  }
}
