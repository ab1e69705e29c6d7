package org.hcim.psq.training;

import ai.djl.engine.Engine;

/** The tensor engine, started once per process. */
public final class TorchEngine {

  private TorchEngine() {}

  /**
   * Starts the engine unless it runs already.
   *
   * @param threads per training
   * @throws TrainingException when its natives are not on the class path
   */
  public static void start(int threads) {
    setIfMissing("ai.djl.offline", "true");
    setIfMissing("ai.djl.default_engine", "PyTorch");
    setIfMissing("ai.djl.pytorch.num_threads", Integer.toString(threads));
    setIfMissing("ai.djl.pytorch.num_interop_threads", "1");
    try {
      Engine.getInstance();
    } catch (RuntimeException | LinkageError e) {
      throw new TrainingException(
          "PyTorch does not start: pytorch-jni and pytorch-native-cpu must be on the class path"
              + " (hcim train puts them there): "
              + e.getMessage(),
          e);
    }
  }

  private static void setIfMissing(String key, String value) {
    if (System.getProperty(key) == null) {
      System.setProperty(key, value);
    }
  }
}
