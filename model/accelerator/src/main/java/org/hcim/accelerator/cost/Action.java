package org.hcim.accelerator.cost;

/** An event that costs energy; the total is the sum of counts times unit energies. */
public enum Action {
  CELL_READ(Component.CROSSBAR, "cell x bit-stream"),
  ROW_CLOCK(Component.CROSSBAR, "wordline x bit-stream"),
  ROW_DRIVE(Component.WORDLINE_DRIVER, "wordline x bit-stream"),
  BIAS_CELL_READ(Component.CROSSBAR, "cell of a bias row x bit-stream"),
  BIAS_ROW_DRIVE(Component.WORDLINE_DRIVER, "bias row x bit-stream"),
  COLUMN_SAMPLE(Component.SAMPLE_HOLD, "column x bit-stream"),
  CONVERSION(Component.READOUT, "column x bit-stream"),
  THRESHOLD_SET(Component.READOUT, "reference x bit-stream"),
  ADDER_TREE(Component.READOUT, "weight x bit-stream"),
  SCALE_FACTOR_ADD(Component.DCIM, "column x bit-stream, weighted by the sparsity curve"),
  PARTIAL_SUM_READ(Component.DCIM, "column x position"),
  SHIFT_ADD(Component.SHIFT_ADD, "shift-and-add"),
  INPUT_REGISTER_READ(Component.REGISTER, "crossbar x bit-stream"),
  INPUT_REGISTER_WRITE(Component.REGISTER, "wordline x position"),
  OUTPUT_REGISTER_ACCESS(Component.REGISTER, "word"),
  DATA_MEMORY_ACCESS(Component.BUFFER, "word"),
  EDRAM_TRANSFER(Component.BUFFER, "bit"),
  CORE_TRANSFER(Component.INTERCONNECT, "bit"),
  BUS_TRANSFER(Component.INTERCONNECT, "bit"),
  ROUTER_HOP(Component.INTERCONNECT, "bit x hop"),
  CROSSBAR_CONTROL(Component.CONTROL, "crossbar x ns"),
  INSTRUCTION_FETCH(Component.CONTROL, "crossbar x position"),
  ALU_SUM(Component.VECTOR_UNIT, "sum"),
  ALU_PRODUCT(Component.VECTOR_UNIT, "product or other operation"),
  REQUANTIZATION(Component.VECTOR_UNIT, "output"),
  CROSSBAR_LEAK(Component.LEAKAGE, "crossbar x ns"),
  DCIM_LEAK(Component.LEAKAGE, "DCiM array x ns"),
  CORE_LEAK(Component.LEAKAGE, "core x ns"),
  TILE_LEAK(Component.LEAKAGE, "tile x ns"),
  WAKE_UP(Component.LEAKAGE, "crossbar x inference");

  private static final Action[] ALL = values();

  private final Component component;
  private final String counted;

  Action(Component component, String counted) {
    this.component = component;
    this.counted = counted;
  }

  static int count() {
    return ALL.length;
  }

  /** The component that spends the energy. */
  public Component component() {
    return component;
  }

  /** The unit in which the action is counted. */
  public String counted() {
    return counted;
  }
}
