package org.hcim.psq.training;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Whether the calling thread records what gradients need, until closed. DJL's collector allows one
 * training in a process; PyTorch itself keeps this by thread, so that tasks train side by side.
 */
final class Recording implements AutoCloseable {

  private final boolean before = JniUtils.isGradMode();

  private Recording(boolean records) {
    JniUtils.setGradMode(records);
  }

  /** Records from here on. */
  static Recording on() {
    return new Recording(true);
  }

  /** Records nothing: a new thread of PyTorch does. */
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
