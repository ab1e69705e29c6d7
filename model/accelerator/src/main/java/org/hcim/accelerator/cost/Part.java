package org.hcim.accelerator.cost;

/** A circuit with a number of instances on a chip; each instance takes area and leaks. */
public enum Part {
  CELL_ARRAY(Component.CROSSBAR),
  WRITE_PERIPHERY(Component.CROSSBAR),
  ROW_DRIVERS(Component.WORDLINE_DRIVER),
  COLUMN_SAMPLERS(Component.SAMPLE_HOLD),
  ADC(Component.READOUT),
  COMPARATORS(Component.READOUT),
  THRESHOLDS(Component.READOUT),
  ADDER_TREES(Component.READOUT),
  DCIM_ARRAY(Component.DCIM),
  SHIFT_ADDER(Component.SHIFT_ADD),
  INPUT_REGISTER(Component.REGISTER),
  OUTPUT_REGISTER(Component.REGISTER),
  DATA_MEMORY(Component.BUFFER),
  EDRAM(Component.BUFFER),
  BUS(Component.INTERCONNECT),
  ROUTER(Component.INTERCONNECT),
  CORE_CONTROL(Component.CONTROL),
  ALU(Component.VECTOR_UNIT);

  private static final Part[] ALL = values();

  private final Component component;

  Part(Component component) {
    this.component = component;
  }

  static int count() {
    return ALL.length;
  }

  /** The component that the area belongs to. */
  public Component component() {
    return component;
  }
}
