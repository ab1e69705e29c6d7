package org.hcim.psq.training;

/** A training that cannot continue. */
public class TrainingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TrainingException(String message) {
    super(message);
  }

  TrainingException(String message, Throwable cause) {
    super(message, cause);
  }

  /** A canceled training; its checkpoints are kept, and the same call resumes it. */
  public static final class Cancelled extends TrainingException {

    private static final long serialVersionUID = 1L;

    Cancelled(StageSetting stage) {
      super("stage " + stage.id() + " was canceled; rerun the same training to resume");
    }
  }
}
