package org.hcim.accelerator.design;

import static org.hcim.accelerator.design.Check.check;

import java.util.OptionalDouble;

/**
 * The operating conditions of a chip.
 *
 * @param temperatureC die temperature
 * @param arrivalsPerS inferences that arrive per second; empty for back-to-back inferences
 */
public record Operation(double temperatureC, OptionalDouble arrivalsPerS) {

  public Operation {
    check(
        temperatureC >= -55 && temperatureC <= 150,
        "temperature_c (%s) must be from -55 to 150",
        temperatureC);
    check(
        arrivalsPerS.orElse(1) > 0, "arrivals_per_s (%s) must be positive", arrivalsPerS.orElse(1));
  }
}
