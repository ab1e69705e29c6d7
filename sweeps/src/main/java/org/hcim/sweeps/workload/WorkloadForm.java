package org.hcim.sweeps.workload;

import java.util.List;

/** The columns of a workload file, whose fields are separated by commas. */
enum WorkloadForm {
  /** One convolution per row, without a header. */
  NEUROSIM(
      "NeuroSim",
      0,
      List.of(
          "input rows",
          "input columns",
          "channels",
          "kernel rows",
          "kernel columns",
          "filters",
          "pooling follows",
          "stride")),
  /** One convolution per row, below a header. */
  SCALE_SIM(
      "SCALE-Sim",
      1,
      List.of(
          "layer name",
          "input height",
          "input width",
          "kernel height",
          "kernel width",
          "channels",
          "filters",
          "stride")),
  /** One product of matrices per row, below a header. */
  PRODUCTS("SCALE-Sim", 1, List.of("layer name", "M", "N", "K"));

  /** A flag; all other numbers are sizes. */
  private static final String FLAG = "pooling follows";

  private final String tool;
  private final int firstNumber;
  private final List<String> columns;

  WorkloadForm(String tool, int firstNumber, List<String> columns) {
    this.tool = tool;
    this.firstNumber = firstNumber;
    this.columns = columns;
  }

  /**
   * The form of a file by its first line: NeuroSim's rows are numbers, and the header of matrix
   * products has M, N and K.
   */
  static WorkloadForm of(List<String> first) {
    long numbers = first.stream().filter(cell -> cell.matches("[0-9]+")).count();
    if (2 * numbers > first.size()) {
      return NEUROSIM;
    }
    boolean isProducts = first.size() >= 4 && first.subList(1, 4).equals(List.of("M", "N", "K"));
    return isProducts ? PRODUCTS : SCALE_SIM;
  }

  String tool() {
    return tool;
  }

  /** Returns whether the first line names the columns. */
  boolean hasHeader() {
    return this != NEUROSIM;
  }

  /** The number of columns that each row has. */
  int size() {
    return columns.size();
  }

  /** The index of the first column with a number. */
  int firstNumber() {
    return firstNumber;
  }

  /** The name of a column. */
  String column(int index) {
    return columns.get(index);
  }

  /** The minimum of a column's numbers. */
  int min(int index) {
    return column(index).equals(FLAG) ? 0 : 1;
  }

  /** The columns in words. */
  @Override
  public String toString() {
    return "the columns of %s are %s, separated by commas"
        .formatted(tool, String.join(", ", columns));
  }
}
