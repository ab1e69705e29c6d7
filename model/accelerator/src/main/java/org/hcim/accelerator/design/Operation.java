package org.hcim.accelerator.design;

import static org.hcim.accelerator.design.Check.check;

import java.util.OptionalDouble;

/**
 * The conditions under which a chip works.
 *
 * @param temperatureC die temperature
 * @param inferencesPerS inferences that arrive per second; empty where one follows the other
 */
public record Operation(double temperatureC, OptionalDouble inferencesPerS) {

  public Operation {
    check(
        temperatureC >= -55 && temperatureC <= 150,
        "temperature_c (%s) must be from -55 to 150",
        temperatureC);
    check(
        inferencesPerS.orElse(1) > 0,
        "inferences_per_s (%s) must be positive",
        inferencesPerS.orElse(1));
  }

  /** The time from one inference to the next, at least the time that one takes. */
  public double periodNs(double latencyNs) {
    return inferencesPerS.isPresent()
        ? Math.max(latencyNs, 1e9 / inferencesPerS.getAsDouble())
        : latencyNs;
  }
}
