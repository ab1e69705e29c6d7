package org.hcim.accelerator.cost;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Readout;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.accelerator.design.SlicePlacement;
import org.hcim.accelerator.network.MvmLayer;

/**
 * One crossbar of a layer, laid out cell by cell: the slow reference for the mapping's formulas.
 */
final class NaiveCrossbar {

  final BitSet rowsWithWeights = new BitSet();
  final BitSet columnsWithWeights = new BitSet();
  double cellsWithWeights;

  private void hold(int row, int column) {
    rowsWithWeights.set(row);
    columnsWithWeights.set(column);
    cellsWithWeights++;
  }

  /** Bits of a weight that cells hold. */
  static int heldBits(DesignPoint design) {
    int bits = design.precision().weightBits();
    boolean isMagnitude =
        design.signedMapping() == SignedMapping.DIFFERENTIAL_SYMMETRIC
            && !(design.readout() instanceof Readout.Digital);
    return isMagnitude && bits > 1 ? bits - 1 : bits;
  }

  /** The crossbars of one copy of a layer (ADR-0007, in words). */
  static List<NaiveCrossbar> layOut(DesignPoint design, MvmLayer layer) {
    int rows = inputRows(design);
    int cellBits = design.precision().cellBits();
    int slices = 0;
    for (int bit = 0; bit < heldBits(design); bit += cellBits) {
      slices++;
    }
    boolean apart = design.slicePlacement() == SlicePlacement.SEPARATE;
    int outputWidth = apart ? 1 : slices;
    var crossbars = new Shelf();
    int originRow = 0;
    int originColumn = 0;
    int diagonal = 0;
    boolean shares = layer.rows() <= rows && layer.outputs() * outputWidth <= design.columns();
    for (int group = 0; group < layer.groups(); group++) {
      boolean full =
          originRow + layer.rows() > rows
              || originColumn + layer.outputs() * outputWidth > design.columns();
      if (group > 0 && (full || !shares)) {
        diagonal++;
        originRow = 0;
        originColumn = 0;
      }
      for (int input = 0; input < layer.rows(); input++) {
        int row = originRow + input;
        for (int output = 0; output < layer.outputs(); output++) {
          int outputsAcross = design.columns() / outputWidth;
          int columnTile = output / outputsAcross;
          int column = originColumn + (output % outputsAcross) * outputWidth;
          for (int slice = 0; slice < slices; slice++) {
            crossbars
                .at(diagonal, row / rows, columnTile, apart ? slice : 0)
                .hold(row % rows, apart ? column : column + slice);
          }
        }
      }
      originRow += layer.rows();
      originColumn += layer.outputs() * outputWidth;
    }
    return crossbars.all();
  }

  /** Rows of weights; the bias rows follow them. */
  static int inputRows(DesignPoint design) {
    int biasRows = design.readout() instanceof Readout.Binary binary ? binary.biasRows() : 0;
    return design.rows() - biasRows;
  }

  /** Crossbars by their place. */
  private static final class Shelf {
    private final TreeMap<String, NaiveCrossbar> byPlace = new TreeMap<>();

    NaiveCrossbar at(int diagonal, int rowTile, int columnTile, int slice) {
      return byPlace.computeIfAbsent(
          diagonal + "/" + rowTile + "/" + columnTile + "/" + slice, place -> new NaiveCrossbar());
    }

    List<NaiveCrossbar> all() {
      return new ArrayList<>(byPlace.values());
    }
  }
}
