package org.hcim.psq.training;

/** Signals that training cannot continue. */
public class TrainingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TrainingException(String message) {
    super(message);
  }

  TrainingException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Signals that the process has no tensor engine and cannot train. */
  public static final class NoEngine extends TrainingException {

    private static final long serialVersionUID = 1L;

    NoEngine(Throwable cause) {
      super(
          "PyTorch does not start: pytorch-jni and pytorch-native-cpu must be on the class path."
              + " The launcher hcim puts them there for hcim train and for commands that are given"
              + " a spec with accuracy: {train: ...}; accuracy: calibrated needs no PyTorch. Cause: "
              + cause.getMessage(),
          cause);
    }
  }

  /** Signals that training was canceled; its checkpoints are kept, and the same call resumes it. */
  public static final class Cancelled extends TrainingException {

    private static final long serialVersionUID = 1L;

    Cancelled(StageSetting stage) {
      super("stage " + stage.id() + " was canceled; rerun the same training to resume");
    }
  }
}
