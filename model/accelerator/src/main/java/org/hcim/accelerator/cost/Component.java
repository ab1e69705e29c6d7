package org.hcim.accelerator.cost;

import java.util.Locale;

/**
 * A part of the accelerator whose cost is reported separately; the components add up to the totals.
 */
public enum Component {
  CROSSBAR("cell arrays"),
  WORDLINE_DRIVER("wordline drivers and their DACs"),
  SAMPLE_HOLD("sample-and-hold and column multiplexers before an ADC"),
  READOUT("ADCs, comparators or adder trees"),
  DCIM("digital compute-in-memory arrays: scale factors and partial sums"),
  SHIFT_ADD("shift-and-add of slices, streams and row tiles"),
  REGISTER("input and output registers"),
  BUFFER("core data memory; tile eDRAM with its counters, receive buffer and instruction memory"),
  INTERCONNECT("tile bus, buses of cores and network-on-chip"),
  CONTROL("core control and instruction memory"),
  VECTOR_UNIT("ALUs: residual sums, attention products, elementwise work, requantization"),
  LEAKAGE("leakage (power x time) of all circuits");

  private static final Component[] ALL = values();

  private final String description;

  Component(String description) {
    this.description = description;
  }

  static int count() {
    return ALL.length;
  }

  /** The component's part of a column name, as in {@code energy_dcim_pj}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The circuits of the component. */
  public String description() {
    return description;
  }

  /** Returns whether the component has area of its own. */
  public boolean hasArea() {
    return this != LEAKAGE;
  }
}
