package org.hcim.jobs.store;

/** A reason why a sweep's results cannot be written or trusted; each kind is a type. */
public abstract sealed class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The user asked for something the store does not do, and can ask for something else. */
  public static final class Refused extends StoreException {
    private static final long serialVersionUID = 1L;

    public Refused(String message) {
      super(message, null);
    }
  }

  /** Files are missing, changed, or not what was meant to be written. */
  public static final class Damaged extends StoreException {
    private static final long serialVersionUID = 1L;

    public Damaged(String message) {
      super(message, null);
    }

    public Damaged(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Another process writes this sweep, or took its lock over. */
  public static final class Locked extends StoreException {
    private static final long serialVersionUID = 1L;

    public Locked(String message) {
      super(message, null);
    }
  }

  /** The user asked to stop; what is committed stays. */
  public static final class Cancelled extends StoreException {
    private static final long serialVersionUID = 1L;

    public Cancelled(String message) {
      super(message, null);
    }
  }

  /** The file system or Spark failed; the next run continues from the last commit. */
  public static final class Failed extends StoreException {
    private static final long serialVersionUID = 1L;

    public Failed(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
