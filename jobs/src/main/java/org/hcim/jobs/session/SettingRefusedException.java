package org.hcim.jobs.session;

/** A Spark setting makes results unsafe, and this program cannot change it. */
public final class SettingRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SettingRefusedException(String message) {
    super(message);
  }

  /** The process exit code that users are promised for this kind of failure. */
  public int exitCode() {
    return 2;
  }
}
