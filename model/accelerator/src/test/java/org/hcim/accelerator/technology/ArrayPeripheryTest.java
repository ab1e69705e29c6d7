package org.hcim.accelerator.technology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.assertj.core.data.Percentage;
import org.hcim.accelerator.design.CmosProcess;
import org.hcim.accelerator.design.CmosProcess.Node;
import org.hcim.accelerator.design.CrossbarTechnology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The circuits beside an array, worked by hand. */
class ArrayPeripheryTest {

  private static final Percentage ROUNDING = Percentage.withPercentage(0.1);

  /**
   * 128 x 128 cells of 0.25 um2 at 32 nm. A gate: 0.614 x 0.31 / 0.247 = 0.7706 um2; an inverter of
   * 0.3853 um2 has 0.7 x 0.05 / 0.0417 = 0.8393 fF, so a driver takes 0.15302 um2 per fF. A line
   * for inputs has 128 x 0.21733 fF: 4.257 um2. A row: 7 address bits, 4 inputs, 1.541 um2, and 128
   * x 0.26733 fF, 5.236 um2. A column: 0.578 um2 + 2 x 128 x 0.10376 fF, 4.065 um2, + 4.619 um2.
   * 128 x 6.777 + 128 x 9.262 + 6.777 x 9.262 / 0.25 = 2304 um2.
   */
  @Test
  void agreesWithAnArrayWorkedByHand() {
    ArrayPeriphery periphery = of(CrossbarTechnology.SRAM_8T, 128, 128, Node.NM_32);

    assertThat(periphery.inputDriverUm2()).isCloseTo(4.257, ROUNDING);
    assertThat(periphery.writeUm2()).isCloseTo(2304, ROUNDING);
  }

  /** The only wordline of a ReRAM row is its input's: 6.777 - 5.236 um2 are left of a row. */
  @Test
  void aRowOfReRamHasNoSecondDriver() {
    CellLoads cell = CellLoads.of(CrossbarTechnology.RERAM, Scaling.REFERENCE, Constants.cited());
    double columnUm2 = 0.578 + 256 * cell.bitlineFf() * 0.15302 + 4.619;

    assertThat(of(CrossbarTechnology.RERAM, 128, 128, Node.NM_32).writeUm2())
        .isCloseTo(128 * 1.541 + 128 * columnUm2 + 1.541 * columnUm2 / cell.areaUm2(), ROUNDING);
  }

  /**
   * CACTI's 32 nm SRAM takes 0.23 to 0.26 um2 a bit from 1 to 64 KB around cells of 146 F2 = 0.15
   * um2: the cells are 57 to 65 % of it. It has sense amplifiers and multiplexers instead of a
   * driver and a flip-flop for each column, which weigh more in small arrays.
   */
  @ParameterizedTest
  @CsvSource({"128, 128", "256, 256", "512, 256", "512, 512"})
  void cellsAreAboutTheShareOfAnArrayThatCactiHas(int rows, int columns) {
    Constants sixT = Constants.cited().with(Map.of(Constant.SRAM_CELL_AREA_UM2, 0.15));
    var factors = ProcessFactors.of(Scaling.REFERENCE, sixT);
    double cellsUm2 = 0.15 * rows * columns;
    double writeUm2 =
        ArrayPeriphery.of(CrossbarTechnology.SRAM_8T, rows, columns, factors).writeUm2();

    assertThat(cellsUm2 / (cellsUm2 + writeUm2)).isBetween(0.52, 0.65);
  }

  @Test
  void bothAreasRiseWithRowsAndCellsAndFallWithTheNode() {
    for (CrossbarTechnology technology : CrossbarTechnology.values()) {
      double writeUm2 = 0;
      for (int size = 16; size <= 4096; size += 16) {
        double next = of(technology, size, 2.0 * size, Node.NM_32).writeUm2();
        assertThat(next).isGreaterThan(writeUm2);
        assertThat(of(technology, size, 2.0 * size, Node.NM_65).writeUm2()).isGreaterThan(next);
        assertThat(of(technology, size + 1, 2.0 * size, Node.NM_32).writeUm2())
            .isGreaterThanOrEqualTo(next);
        writeUm2 = next;
      }
    }
  }

  @Test
  void isLeftOutAsInThePapersSimulator() {
    Constants paper =
        Constants.cited()
            .with(Map.of(Constant.ARRAY_PERIPHERY_FACTOR, 0.0, Constant.DRIVER_CHAIN_FRAC, 0.0));
    var factors = ProcessFactors.of(Scaling.REFERENCE, paper);

    assertThat(ArrayPeriphery.of(CrossbarTechnology.SRAM_8T, 128, 256, factors))
        .isEqualTo(new ArrayPeriphery(0, 0));
  }

  private static ArrayPeriphery of(
      CrossbarTechnology technology, int rows, double wordlineCells, Node node) {
    var process = new CmosProcess(node, node.nominalSupplyV());
    return ArrayPeriphery.of(
        technology, rows, wordlineCells, ProcessFactors.of(process, Constants.cited()));
  }
}
