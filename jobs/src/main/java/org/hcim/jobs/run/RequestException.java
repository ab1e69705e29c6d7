package org.hcim.jobs.run;

import java.util.Optional;

/** A request that cannot be followed; the message gives the reason and what would be accepted. */
public final class RequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String setting;

  public RequestException(String message) {
    this(null, message);
  }

  /**
   * A request with a wrong setting.
   *
   * @param setting its name, with which the message begins
   */
  public static RequestException of(String setting, String message) {
    return new RequestException(setting, message);
  }

  private RequestException(String setting, String message) {
    super(message);
    this.setting = setting;
  }

  /** The setting that is wrong, with which the message begins, where it is one. */
  public Optional<String> setting() {
    return Optional.ofNullable(setting);
  }
}
