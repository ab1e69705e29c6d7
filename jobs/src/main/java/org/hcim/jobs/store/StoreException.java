package org.hcim.jobs.store;

/** A reason why a table cannot be written or trusted, with one subtype per kind of reason. */
public abstract sealed class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The user requested something that the store does not support; another request can succeed. */
  public static final class Refused extends StoreException {
    private static final long serialVersionUID = 1L;

    public Refused(String message) {
      super(message, null);
    }
  }

  /** Files are missing, changed, or differ from the counted rows. */
  public static final class Damaged extends StoreException {
    private static final long serialVersionUID = 1L;

    public Damaged(String message) {
      super(message, null);
    }

    public Damaged(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Another process is writing this table or has taken over its lock. */
  public static final class Locked extends StoreException {
    private static final long serialVersionUID = 1L;

    public Locked(String message) {
      super(message, null);
    }
  }

  /** The user requested a stop; committed chunks are kept. */
  public static final class Cancelled extends StoreException {
    private static final long serialVersionUID = 1L;

    public Cancelled(String message) {
      super(message, null);
    }
  }

  /** The file system or Spark failed; the next run resumes from the last commit. */
  public static final class Failed extends StoreException {
    private static final long serialVersionUID = 1L;

    public Failed(String message, Throwable cause) {
      super(message, cause);
    }

    static Failed of(String what, Exception cause) {
      return new Failed(what + ": " + cause.getMessage(), cause);
    }
  }
}
