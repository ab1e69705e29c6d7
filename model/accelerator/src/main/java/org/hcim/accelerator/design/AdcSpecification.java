package org.hcim.accelerator.design;

import static org.hcim.accelerator.design.Check.check;

import java.util.OptionalDouble;

/**
 * Figures of a converter that a design specifies itself, at its node and supply.
 *
 * @param rateGs conversions per nanosecond
 * @param powerMw power at that rate; empty if the regression provides it
 * @param areaUm2 area of one converter; empty if the regression provides it
 */
public record AdcSpecification(double rateGs, OptionalDouble powerMw, OptionalDouble areaUm2) {

  public AdcSpecification {
    check(rateGs > 0, "adc_rate_gs (%s) must be positive", rateGs);
    check(powerMw.orElse(1) > 0, "adc_power_mw (%s) must be positive", powerMw.orElse(1));
    check(areaUm2.orElse(1) > 0, "adc_area_um2 (%s) must be positive", areaUm2.orElse(1));
  }
}
