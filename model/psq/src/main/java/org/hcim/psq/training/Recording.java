package org.hcim.psq.training;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Gradient recording on the calling thread, until closed. DJL's collector allows one training run
 * per process; PyTorch keeps this state per thread, so tasks can train concurrently.
 */
final class Recording implements AutoCloseable {

  private final boolean before = JniUtils.isGradMode();

  private Recording(boolean records) {
    JniUtils.setGradMode(records);
  }

  /** Starts recording. */
  static Recording on() {
    return new Recording(true);
  }

  /** Suspends recording, which PyTorch enables in a new thread. */
  static Recording off() {
    return new Recording(false);
  }

  /** Adds the gradients of a scalar to those of all arrays from which it was computed. */
  void backward(NDArray loss) {
    try (NDArray one = loss.onesLike()) {
      JniUtils.backward((PtNDArray) loss, (PtNDArray) one, false, false);
    }
  }

  @Override
  public void close() {
    JniUtils.setGradMode(before);
  }
}
