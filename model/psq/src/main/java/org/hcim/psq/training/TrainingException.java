package org.hcim.psq.training;

/** A training that cannot go on. */
public class TrainingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TrainingException(String message) {
    super(message);
  }

  TrainingException(String message, Throwable cause) {
    super(message, cause);
  }

  /** It was asked to stop; what is done is kept, and the same call continues. */
  public static final class Cancelled extends TrainingException {

    private static final long serialVersionUID = 1L;

    Cancelled(StageSetting stage) {
      super("stage " + stage.id() + " was cancelled; the same training continues it");
    }
  }
}
