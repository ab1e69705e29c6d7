package org.hcim.accelerator.design;

/** The source of an ADC's cost. */
public enum AdcCostSource implements Choice {
  /** HCiM's Table 3 with HCiM's accounting: power x unscaled latency, scaled to 32 nm. */
  PAPER,
  /** The same published converters, with power / sampling rate as energy. */
  SURVEY,
  /** The regression over published converters by Andrulis et al., arXiv:2404.06553. */
  REGRESSION,
  /** ZigZag's model of SAR ADCs in SRAM macros: energy and area by bits, at any resolution. */
  CAPACITIVE,
  /** A flash ADC of any resolution, summed from its comparators and encoder. */
  COMPARATORS,
  /**
   * The design's own adc_rate_gs, adc_power_mw and adc_area_um2, such as those of a published
   * macro.
   */
  CUSTOM
}
