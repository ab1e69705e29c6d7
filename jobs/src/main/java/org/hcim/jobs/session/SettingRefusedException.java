package org.hcim.jobs.session;

/** A Spark setting makes results unsafe, and this program cannot change it. */
public final class SettingRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SettingRefusedException(String message) {
    super(message);
  }
}
