package org.hcim.psq.training;

import ai.djl.engine.Engine;

/** The tensor engine, started once per process. */
public final class TorchEngine {

  private TorchEngine() {}

  /**
   * Starts the engine unless it is already running. Each of its operations uses one thread: with
   * more threads, the order of additions, and therefore the bits of results, would depend on their
   * number.
   *
   * @throws TrainingException.NoEngine if its native libraries are not on the class path
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
