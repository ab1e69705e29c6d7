package org.hcim.jobs.run;

import java.util.Optional;

/** An invalid request; the message gives the reason and what would be accepted. */
public final class RequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String setting;

  public RequestException(String message) {
    this(null, message);
  }

  /**
   * A request with an invalid setting.
   *
   * @param setting name of the setting, with which the message begins
   */
  public static RequestException of(String setting, String message) {
    return new RequestException(setting, message);
  }

  private RequestException(String setting, String message) {
    super(message);
    this.setting = setting;
  }

  /** The invalid setting, with which the message begins, if there is one. */
  public Optional<String> setting() {
    return Optional.ofNullable(setting);
  }
}
