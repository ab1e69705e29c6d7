package org.hcim.accelerator.cost;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hcim.accelerator.design.ActivationPath;
import org.hcim.accelerator.design.CrossbarTechnology;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.IdleColumns;
import org.hcim.accelerator.design.Readout;
import org.hcim.accelerator.design.SlicePlacement;
import org.hcim.accelerator.design.ThresholdRule;
import org.hcim.accelerator.network.MvmLayer;

/**
 * Actions of one layer counted one by one, over every position, crossbar, stream and column: the
 * slow reference for the formulas of {@link ActionCounts}.
 */
final class NaiveCounts {

  final Map<Action, Double> counts = new EnumMap<>(Action.class);
  final double crossbars;
  double cells;
  double longestCopyVectors;
  double busyVectors;
  double outputBits;

  private final DesignPoint design;
  private final MvmLayer layer;
  private final double relativeDcimEnergy;

  NaiveCounts(DesignPoint design, MvmLayer layer) {
    this.design = design;
    this.layer = layer;
    relativeDcimEnergy = relativeDcimEnergy();
    int copies = design.chip().weightReplication();
    List<NaiveCrossbar> copy = NaiveCrossbar.layOut(design, layer);
    crossbars = (double) copy.size() * copies;
    var vectorsOfCopy = new double[copies];
    for (int position = 0; position < layer.positions(); position++) {
      vectorsOfCopy[position % copies]++;
      run(copy);
    }
    for (int i = 0; i < copies; i++) {
      longestCopyVectors = Math.max(longestCopyVectors, vectorsOfCopy[i]);
      copy.forEach(crossbar -> cells += crossbar.cellsWithWeights);
    }
    moveInputs();
  }

  double count(Action action) {
    return counts.getOrDefault(action, 0.0);
  }

  private void run(List<NaiveCrossbar> copy) {
    for (NaiveCrossbar crossbar : copy) {
      busyVectors++;
      happens(Action.INPUT_REGISTER_WRITE, crossbar.rowsWithWeights.cardinality());
      happens(Action.INSTRUCTION_FETCH, 1);
      int bits = design.precision().streamBits();
      for (int bit = 0; bit < design.precision().activationBits(); bit += bits) {
        stream(crossbar);
      }
      if (design.readout() instanceof Readout.Comparators) {
        happens(Action.PARTIAL_SUM_READ, convertedColumns(crossbar));
      }
    }
    outputs();
  }

  private void stream(NaiveCrossbar crossbar) {
    happens(Action.INPUT_REGISTER_READ, 1);
    happens(Action.ROW_DRIVE, crossbar.rowsWithWeights.cardinality());
    if (design.readout() instanceof Readout.Digital) {
      int bits = design.precision().weightBits();
      happens(Action.ADDER_TREE, crossbar.cellsWithWeights / (double) bits);
      happens(Action.CONVERSION, crossbar.columnsWithWeights.cardinality() / (double) bits);
      return;
    }
    happens(Action.CELL_READ, crossbar.cellsWithWeights);
    clock(crossbar.rowsWithWeights.cardinality());
    for (int row = NaiveCrossbar.inputRows(design); row < design.rows(); row++) {
      clock(1);
      happens(Action.BIAS_ROW_DRIVE, 1);
      happens(Action.BIAS_CELL_READ, crossbar.columnsWithWeights.cardinality());
    }
    setThresholds(crossbar);
    for (int column = 0; column < convertedColumns(crossbar); column++) {
      happens(Action.CONVERSION, 1);
      if (design.readout() instanceof Readout.Adc) {
        happens(Action.COLUMN_SAMPLE, 1);
        happens(Action.SHIFT_ADD, 1);
        happens(Action.OUTPUT_REGISTER_ACCESS, 2);
      } else {
        happens(Action.SCALE_FACTOR_ADD, relativeDcimEnergy);
      }
    }
  }

  private int convertedColumns(NaiveCrossbar crossbar) {
    return design.accounting().idleColumns() == IdleColumns.GATED
        ? crossbar.columnsWithWeights.cardinality()
        : design.columns();
  }

  private void clock(int rows) {
    if (design.technology() == CrossbarTechnology.SRAM_CAPACITOR) {
      happens(Action.ROW_CLOCK, rows);
    }
  }

  private void setThresholds(NaiveCrossbar crossbar) {
    if (!(design.readout() instanceof Readout.Ternary ternary)) {
      return;
    }
    if (ternary.thresholds() == ThresholdRule.HALF_SCALE) {
      happens(Action.THRESHOLD_SET, crossbar.columnsWithWeights.cardinality());
    } else if (ternary.thresholds() == ThresholdRule.SLICE_AND_STREAM) {
      boolean isAdjacent = design.slicePlacement() == SlicePlacement.ADJACENT;
      happens(Action.THRESHOLD_SET, isAdjacent ? slices() : 1);
    }
  }

  private int slices() {
    int slices = 0;
    for (int b = 0; b < NaiveCrossbar.heldBits(design); b += design.precision().cellBits()) {
      slices++;
    }
    return slices;
  }

  /** Row tiles, and in a DCiM slices too, are added up once for each output. */
  private void outputs() {
    int rowTiles = 0;
    for (int row = 0; row < layer.rows(); row += NaiveCrossbar.inputRows(design)) {
      rowTiles++;
    }
    for (int output = 0; output < layer.outputs() * layer.groups(); output++) {
      boolean inDcim = design.readout() instanceof Readout.Comparators;
      happens(Action.SHIFT_ADD, inDcim ? rowTiles * slices() : rowTiles - 1);
      int sharing = rowTiles * (design.slicePlacement() == SlicePlacement.ADJACENT ? 1 : slices());
      happens(Action.CORE_TRANSFER, (sharing - 1) * sumBits());
      happens(Action.OUTPUT_REGISTER_ACCESS, 1);
      happens(Action.REQUANTIZATION, 1);
      happens(Action.BUS_TRANSFER, design.precision().activationBits());
      outputBits += design.precision().activationBits();
      if (design.accounting().activationPath() == ActivationPath.BUFFERED) {
        happens(Action.EDRAM_TRANSFER, design.precision().activationBits());
      }
    }
  }

  private double sumBits() {
    var precision = design.precision();
    if (design.readout() instanceof Readout.Comparators comparators) {
      return comparators.dcim().partialSumBits() + precision.weightBits();
    }
    return design.readout() instanceof Readout.Adc
        ? 16
        : precision.weightBits()
            + precision.activationBits()
            + Math.ceil(Math.log(design.rows()) / Math.log(2));
  }

  private void moveInputs() {
    if (design.accounting().activationPath() == ActivationPath.BUFFERED) {
      for (int input = 0; input < layer.inputElements(); input++) {
        happens(Action.EDRAM_TRANSFER, design.precision().activationBits());
        happens(Action.BUS_TRANSFER, design.precision().activationBits());
      }
    }
  }

  private void happens(Action action, double times) {
    counts.merge(action, times, Double::sum);
  }

  /** Read off the paper's curve for 128 columns and for 64, their mean. */
  private double relativeDcimEnergy() {
    if (!(design.readout() instanceof Readout.Ternary ternary)) {
      return 1;
    }
    double zeros = layer.ternaryZeroFrac().orElse(ternary.zeroFrac());
    double[] at = {0, 0.5, 0.6, 0.7, 0.8, 0.9};
    double[] a = {28.2, 21.4, 18.9, 16.6, 13.1, 9.2};
    double[] b = {14.0, 10.6, 9.4, 8.2, 6.5, 4.6};
    for (int i = 0; ; i++) {
      if (zeros <= at[i + 1] || i == at.length - 2) {
        double left = (a[i] / 28.2 + b[i] / 14.0) / 2;
        double right = (a[i + 1] / 28.2 + b[i + 1] / 14.0) / 2;
        return left + (right - left) * (zeros - at[i]) / (at[i + 1] - at[i]);
      }
    }
  }
}
