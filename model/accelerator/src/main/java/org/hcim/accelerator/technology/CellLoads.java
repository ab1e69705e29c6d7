package org.hcim.accelerator.technology;

import static org.hcim.accelerator.technology.Constant.*;

import org.hcim.accelerator.design.CmosProcess;
import org.hcim.accelerator.design.CrossbarTechnology;

/**
 * The area of one cell, and the load that it adds to its bitline and its wordline.
 *
 * <p>A line runs through all of its cells, so its capacitance and resistance are these figures
 * times the number of cells. Wire: 0.2 fF/um over the cell's height or width, with the resistance
 * of the node; transistor: drain on the bitline, gate on the wordline.
 *
 * @param areaUm2 area of the cell
 * @param bitlineFf capacitance that the cell adds to its bitline
 * @param wordlineFf capacitance that the cell adds to its wordline
 * @param bitlineOhm resistance that the cell adds to its bitline
 * @param wordlineOhm resistance that the cell adds to its wordline
 */
public record CellLoads(
    double areaUm2, double bitlineFf, double wordlineFf, double bitlineOhm, double wordlineOhm) {

  /** The loads of a cell in a process. */
  public static CellLoads of(
      CrossbarTechnology technology, CmosProcess process, Constants constants) {
    NodeFigures node = NodeFigures.of(process.node());
    double areaUm2 = areaUm2(technology, process, constants);
    double aspect =
        constants.get(
            technology == CrossbarTechnology.RERAM ? RERAM_CELL_ASPECT : SRAM_CELL_ASPECT);
    double heightUm = Math.sqrt(areaUm2 / aspect);
    double widthUm = heightUm * aspect;
    double wireFf = constants.get(WIRE_FF_PER_UM);
    double ohmRatio =
        technology == CrossbarTechnology.RERAM ? constants.get(RERAM_BITLINE_OHM_RATIO) : 1;
    return new CellLoads(
        areaUm2,
        wireFf * heightUm + node.drainFf(),
        wireFf * widthUm + node.gateFf(),
        node.wireOhmPerUm() * heightUm * ohmRatio,
        node.wireOhmPerUm() * widthUm);
  }

  /**
   * The area of a cell: SRAM cells shrink like published 6T cells, resistive cells with the square
   * of the feature size. A cell is at least as large as its capacitor, whose density does not
   * depend on the node.
   */
  private static double areaUm2(
      CrossbarTechnology technology, CmosProcess process, Constants constants) {
    double sram = Scaling.cellArea(Scaling.REFERENCE, process);
    double feature = process.node().nanometers() * 1e-3;
    return switch (technology) {
      case SRAM_8T -> constants.get(SRAM_CELL_AREA_UM2) * sram;
      case SRAM_CAPACITOR ->
          Math.max(
              constants.get(CAPACITOR_CELL_AREA_UM2) * sram,
              constants.get(CELL_CAPACITOR_FF) / constants.get(CAPACITOR_FF_PER_UM2));
      case RERAM -> constants.get(RERAM_CELL_AREA_F2) * feature * feature;
    };
  }
}
