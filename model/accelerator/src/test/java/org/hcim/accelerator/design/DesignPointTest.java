package org.hcim.accelerator.design;

import static org.assertj.core.api.Assertions.assertThat;

import org.hcim.accelerator.Designs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against HCiM's Table 1 and section 4. */
class DesignPointTest {

  @Test
  void theDefaultIsConfigurationA() {
    DesignPoint a = Designs.a();

    assertThat(a.rows()).isEqualTo(128);
    assertThat(a.columns()).isEqualTo(128);
    assertThat(a.precision()).isEqualTo(new Precision(1, 4, 4, 1));
    assertThat(a.readout()).isInstanceOf(Readout.Ternary.class);
    assertThat(a.process()).isEqualTo(new CmosProcess(CmosProcess.Node.NM_32, 0.8));
  }

  @Test
  void dcimOfAAndBHas24Rows() {
    assertThat(dcim(Designs.a()).rows(4)).isEqualTo(24);
    assertThat(dcim(Designs.b()).rows(4)).isEqualTo(24);
  }

  @ParameterizedTest
  @CsvSource({"bit_slice, 16", "column, 4", "channel, 4", "layer, 0"})
  void coarserScaleFactorsTakeFewerRows(String granularity, int rows) {
    DesignPoint point = Designs.a(Parameter.SCALE_FACTOR_GRANULARITY, granularity);

    assertThat(dcim(point).scaleFactorRows(4)).isEqualTo(rows);
  }

  @Test
  void crossbarsThatShareAnArrayEachHaveTheirRows() {
    assertThat(dcim(Designs.a(Parameter.XBARS_PER_DCIM, 4)).rows(4)).isEqualTo(96);
  }

  @ParameterizedTest
  @CsvSource({"1, 4, 4", "2, 4, 2", "3, 4, 2", "4, 4, 1", "3, 16, 6"})
  void slicesAndStreamsRoundUp(int bitsEach, int bits, int count) {
    var precision = new Precision(bitsEach, bits, bits, bitsEach);

    assertThat(SignedMapping.DIFFERENTIAL.slices(bits, bitsEach)).isEqualTo(count);
    assertThat(SignedMapping.TWOS_COMPLEMENT.slices(bits, bitsEach)).isEqualTo(count);
    assertThat(precision.streams()).isEqualTo(count);
  }

  @ParameterizedTest
  @CsvSource({"1, 4, 3", "2, 4, 2", "3, 4, 1", "4, 4, 1", "3, 16, 5", "1, 1, 1"})
  void magnitudesOfSymmetricWeightsHaveABitFewer(int cellBits, int weightBits, int count) {
    assertThat(SignedMapping.DIFFERENTIAL_SYMMETRIC.slices(weightBits, cellBits)).isEqualTo(count);
  }

  /** Adder trees take two's complement, whatever the mapping of analog columns would be. */
  @Test
  void adderTreesNeedEveryBitOfAWeight() {
    DesignPoint analog = Designs.a(Parameter.SIGNED_MAPPING, "differential_symmetric");
    DesignPoint digital =
        Designs.a(
            Parameter.SIGNED_MAPPING,
            "differential_symmetric",
            Parameter.READOUT,
            "digital",
            Parameter.CELL_BITS,
            1);

    assertThat(analog.slices()).isEqualTo(3);
    assertThat(analog.cellsPerSlice()).isEqualTo(2);
    assertThat(digital.slices()).isEqualTo(4);
    assertThat(digital.cellsPerSlice()).isEqualTo(1);
  }

  @Test
  void anAdjacentWeightTakesAColumnPerSlice() {
    assertThat(Designs.a().outputsPerCrossbar()).isEqualTo(32);
    assertThat(Designs.a(Parameter.WEIGHT_BITS, 3).outputsPerCrossbar()).isEqualTo(42);
    assertThat(Designs.a(Parameter.SLICE_PLACEMENT, "separate").outputsPerCrossbar())
        .isEqualTo(128);
  }

  @Test
  void differentialWeightsTakeTwoCells() {
    assertThat(Designs.a().cellsPerSlice()).isEqualTo(2);
    assertThat(Designs.a(Parameter.SIGNED_MAPPING, "twos_complement").cellsPerSlice()).isEqualTo(1);
  }

  @Test
  void missingValuesAreDerived() {
    DesignPoint point =
        Designs.adc("sar", 7, Parameter.XBAR_COLUMNS, 64, Parameter.TECHNOLOGY_NM, 65);

    assertThat(((Readout.Adc) point.readout()).columns()).isEqualTo(64);
    assertThat(point.process().supplyV()).isEqualTo(1.0);
    assertThat(point.chip().tiles()).isEmpty();
  }

  @Test
  void comparatorsPerColumnFollowTheLevels() {
    var ternary = (Readout.Comparators) Designs.a().readout();
    var binary = (Readout.Comparators) Designs.a(Parameter.READOUT, "binary").readout();

    assertThat(ternary.comparatorsPerColumn()).isEqualTo(2);
    assertThat(ternary.zeroFrac()).isEqualTo(0.5);
    assertThat(binary.comparatorsPerColumn()).isEqualTo(1);
    assertThat(binary.zeroFrac()).isZero();
  }

  private static Dcim dcim(DesignPoint point) {
    return ((Readout.Comparators) point.readout()).dcim();
  }
}
