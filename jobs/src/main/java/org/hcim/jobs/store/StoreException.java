package org.hcim.jobs.store;

/** A reason why a table cannot be written or trusted; it knows its exit code. */
public abstract sealed class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private StoreException(int exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** The process exit code that users are promised for this kind of failure. */
  public int exitCode() {
    return exitCode;
  }

  /** The user requested something that the store does not do, and can request something else. */
  public static final class Refused extends StoreException {
    private static final long serialVersionUID = 1L;

    public Refused(String message) {
      super(2, message, null);
    }
  }

  /** Files are missing, changed, or differ from the rows that were counted. */
  public static final class Damaged extends StoreException {
    private static final long serialVersionUID = 1L;

    public Damaged(String message) {
      super(5, message, null);
    }

    public Damaged(String message, Throwable cause) {
      super(5, message, cause);
    }
  }

  /** Another process writes this table, or took its lock over. */
  public static final class Locked extends StoreException {
    private static final long serialVersionUID = 1L;

    public Locked(String message) {
      super(75, message, null);
    }
  }

  /** The user asked to stop; committed chunks stay. */
  public static final class Cancelled extends StoreException {
    private static final long serialVersionUID = 1L;

    public Cancelled(String message) {
      super(130, message, null);
    }
  }

  /** The file system or Spark failed; the next run continues from the last commit. */
  public static final class Failed extends StoreException {
    private static final long serialVersionUID = 1L;

    public Failed(String message, Throwable cause) {
      super(1, message, cause);
    }
  }
}
