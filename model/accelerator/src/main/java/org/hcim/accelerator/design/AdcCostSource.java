package org.hcim.accelerator.design;

/** The source of the cost of an ADC. */
public enum AdcCostSource implements Choice {
  /** HCiM's Table 3 with its accounting: power x unscaled latency, scaled to 32 nm. */
  PAPER,
  /** The same published converters at power / sampling rate. */
  SURVEY,
  /** The regression over published converters of Andrulis et al., arXiv:2404.06553. */
  REGRESSION,
  /** ZigZag's law of the SAR ADCs of SRAM macros: energy and area by bits, at any resolution. */
  CAPACITIVE,
  /** A flash ADC of any resolution by its comparators and its encoder. */
  COMPARATORS,
  /** The design's own adc_rate_gs, adc_power_mw and adc_area_um2, as of a published macro. */
  CUSTOM
}
