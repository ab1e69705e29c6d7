package org.hcim.jobs.session;

/** A Spark setting that makes results unsafe and that this program cannot change. */
public final class SettingRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SettingRefusedException(String message) {
    super(message);
  }
}
