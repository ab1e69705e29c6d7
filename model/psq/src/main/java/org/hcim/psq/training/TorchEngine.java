package org.hcim.psq.training;

import ai.djl.engine.Engine;

/** The tensor engine, started once per process. */
public final class TorchEngine {

  private TorchEngine() {}

  /**
   * Starts the engine, if it does not run yet. An operation of it takes one thread: with more, the
   * order of additions and so the bits would depend on their number.
   *
   * @throws TrainingException.NoEngine when its natives are not on the class path
   */
  public static void start() {
    setIfMissing("ai.djl.offline", "true");
    setIfMissing("ai.djl.default_engine", "PyTorch");
    setIfMissing("ai.djl.pytorch.num_threads", "1");
    setIfMissing("ai.djl.pytorch.num_interop_threads", "1");
    try {
      Engine.getInstance();
    } catch (RuntimeException | LinkageError e) {
      throw new TrainingException.NoEngine(e);
    }
  }

  private static void setIfMissing(String key, String value) {
    if (System.getProperty(key) == null) {
      System.setProperty(key, value);
    }
  }
}
