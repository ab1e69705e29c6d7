package org.hcim.accelerator.technology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.assertj.core.data.Percentage;
import org.hcim.accelerator.Designs;
import org.hcim.accelerator.design.CmosProcess;
import org.hcim.accelerator.design.CmosProcess.Node;
import org.hcim.accelerator.design.CrossbarTechnology;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against NeuroSim's SRAM compute cell and against laws worked by hand. */
class CrossbarLawsTest {

  private static final Constants CITED = Constants.cited();

  /**
   * Its cell is 10 F x 28 F; ours has the published area of the node, so the wires differ a bit.
   */
  @ParameterizedTest(name = "{0} nm")
  @CsvSource({
    "130, 0.45, 1.14, 0.53, 1.49",
    "90, 0.31, 0.75, 1.02, 2.86",
    "65, 0.22, 0.52, 0.77, 2.15",
    "45, 0.15, 0.34, 0.98, 2.74",
    "32, 0.108, 0.23, 1.49, 4.17",
    "22, 0.074, 0.15, 2.15, 6.02"
  })
  void loadsOfACellAreWithinAFifthOfNeuroSims(
      int nanometers, double bitlineFf, double wordlineFf, double bitlineOhm, double wordlineOhm) {
    Node node = Node.of(nanometers);
    var process = new CmosProcess(node, node.nominalSupplyV());
    CellLoads cell = CellLoads.of(CrossbarTechnology.SRAM_8T, process, CITED);

    var tolerance = Percentage.withPercentage(20);
    assertThat(cell.bitlineFf()).isCloseTo(bitlineFf, tolerance);
    assertThat(cell.wordlineFf()).isCloseTo(wordlineFf, tolerance);
    assertThat(cell.bitlineOhm()).isCloseTo(bitlineOhm, tolerance);
    assertThat(cell.wordlineOhm()).isCloseTo(wordlineOhm, tolerance);
  }

  /** 0.69 x 47 kohm x 0.104 fF a row: 0.43 ns at 128 rows and 3.5 ns at 1024. */
  @ParameterizedTest
  @CsvSource({"128, 0", "256, 0.43", "512, 1.3", "1024, 3.0"})
  void aLongerBitlineSettlesLater(int rows, double moreNs) {
    double publishedNs = laws(Parameter.XBAR_ROWS, 128).arrayNs();

    assertThat(laws(Parameter.XBAR_ROWS, rows).arrayNs() - publishedNs)
        .isCloseTo(moreNs, within(0.1));
  }

  /** 0.2 V across half of 10 uS, from a supply of 0.8 V, for 6.25 ns and half of the inputs. */
  @Test
  void aReramCellOf128RowsDrawsItsCurrentFromTheSupply() {
    assertThat(laws(Parameter.XBAR_TECHNOLOGY, "reram").cellReadFj()).isCloseTo(2.5, within(0.04));
  }

  @ParameterizedTest
  @CsvSource({"128, 1, 1", "256, 1, 1", "128, 2, 1", "128, 1, 0.5"})
  void aReramCellTakesCurrentForAsLongAsARead(int rows, double voltFactor, double onFactor) {
    double readV = 0.2 * voltFactor;
    double onKohm = 100 * onFactor;
    Constants constants =
        CITED.with(Map.of(Constant.RERAM_READ_V, readV, Constant.RERAM_ON_KOHM, onKohm));
    CrossbarLaws laws =
        CrossbarLaws.of(
            Designs.a(Parameter.XBAR_TECHNOLOGY, "reram", Parameter.XBAR_ROWS, rows), constants);

    double readNs = laws.arrayNs() - laws.wordlineNs();
    double meanUs = 0.5 * 1e3 / onKohm;
    assertThat(laws.cellReadMw())
        .isCloseTo(0.8 * readV * meanUs * 0.5 * 1e-3, Percentage.withPercentage(1e-9));
    assertThat(laws.cellReadFj())
        .isCloseTo(laws.cellReadMw() * readNs * 1e3, Percentage.withPercentage(1e-9));
  }

  /** The pair of cells of a differential column makes the published 128 columns 256 cells. */
  @ParameterizedTest
  @CsvSource({
    "twos_complement, 128, 6, 8",
    "twos_complement, 512, 97, 134",
    "twos_complement, 1024, 390, 540"
  })
  void aWordlinesWireTakesTimeWithTheSquareOfItsColumns(
      String mapping, int columns, double minPs, double maxPs) {
    CrossbarLaws laws = laws(Parameter.SIGNED_MAPPING, mapping, Parameter.XBAR_COLUMNS, columns);

    assertThat(laws.wordlineNs() * 1e3).isBetween(0.8 * minPs, maxPs);
  }

  /**
   * 32 nm and 0.8 V: 19, 38 and 153 fJ for a wordline with all cells, half of the bits 1; its
   * driver has a third of its capacitance.
   */
  @ParameterizedTest
  @CsvSource({"128, 19", "256, 38", "1024, 153"})
  void aWordlinesEnergyGrowsWithItsColumns(int columns, double fullSwingFj) {
    CrossbarLaws laws =
        laws(Parameter.SIGNED_MAPPING, "twos_complement", Parameter.XBAR_COLUMNS, columns);

    assertThat(laws.rowDriveFj()).isCloseTo(fullSwingFj / 2 * 4 / 3, Percentage.withPercentage(10));
  }

  /** V / (1.3 R): 10.8 to 0.68 mV at 0.9 V (arXiv:2507.09776), at the supply of 0.8 V here. */
  @ParameterizedTest
  @CsvSource({"64, 10.8", "128, 5.4", "256, 2.7", "512, 1.35", "1024, 0.68"})
  void theUnitOfPartialSumShrinksWithTheRows(int rows, double at09Mv) {
    assertThat(laws(Parameter.XBAR_ROWS, rows).unitStepMv())
        .isCloseTo(at09Mv * 0.8 / 0.9, Percentage.withPercentage(1));
  }

  @Test
  void moreLevelsShareTheSameSwing() {
    Object[] levels = {
      Parameter.XBAR_TECHNOLOGY, "reram", Parameter.CELL_BITS, 2, Parameter.STREAM_BITS, 2
    };
    double one = laws(Parameter.XBAR_TECHNOLOGY, "reram").unitStepMv();

    assertThat(laws(levels).unitStepMv()).isCloseTo(one / 9, Percentage.withPercentage(1e-9));
  }

  /** Loss R_w R^2 / (2 R_on): 5 % at 117 rows of 100 kohm with 0.73 ohm a row. */
  @Test
  void theWireOfAResistiveColumnLimitsItsRows() {
    CrossbarLaws at128 = laws(Parameter.XBAR_TECHNOLOGY, "reram");
    double ohmPerRow = at128.cell().bitlineOhm();

    assertThat(ohmPerRow).isBetween(0.59, 0.74);
    assertThat(at128.irDropFrac())
        .isCloseTo(ohmPerRow * 128 * 128 / 2 / 100e3, Percentage.withPercentage(1e-9));
    assertThat(laws().irDropFrac()).isZero();
    assertThatThrownBy(() -> laws(Parameter.XBAR_TECHNOLOGY, "reram", Parameter.XBAR_ROWS, 512))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessageStartingWith("xbar_rows (512) of reram lose")
        .hasMessageContaining(
            "at most %.0f rows with constants reram_on_kohm (100.0)",
            Math.floor(Math.sqrt(100e3 / ohmPerRow)));
  }

  private static CrossbarLaws laws(Object... changes) {
    DesignPoint point = Designs.a(changes);
    return CrossbarLaws.of(point, CITED);
  }
}
