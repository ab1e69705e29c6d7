package org.hcim.psq.training;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Recording of gradients by the calling thread, until closed. DJL's collector allows one training
 * in a process; PyTorch itself keeps this per thread, so tasks train concurrently.
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

  /** Suspends recording, which is on in a new thread of PyTorch. */
  static Recording off() {
    return new Recording(false);
  }

  /** Adds the gradients of one number to those of all that it was computed from. */
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
