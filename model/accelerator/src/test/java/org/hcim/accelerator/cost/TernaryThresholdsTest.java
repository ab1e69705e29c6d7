package org.hcim.accelerator.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.assertj.core.data.Percentage;
import org.hcim.accelerator.Designs;
import org.hcim.accelerator.TestNetworks;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.accelerator.network.Network;
import org.hcim.accelerator.technology.Constants;
import org.hcim.accelerator.technology.ProcessFactors;
import org.hcim.accelerator.technology.ReferenceCost;
import org.hcim.accelerator.technology.Scaling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cost of thresholds that crossbars make by themselves, against one alpha for the layer. */
class TernaryThresholdsTest {

  private static final Percentage TOLERANCE = Percentage.withPercentage(0.001);
  private static final int POSITIONS = 5;
  private static final int STREAMS = 4;

  /**
   * 300 inputs and 40 outputs on 128 x 128 cells: three row tiles, and 32 outputs of four slices
   * beside each other, so two column tiles of which the second is filled by a quarter.
   */
  @ParameterizedTest
  @CsvSource({
    "slice_and_stream, adjacent, 24, 24", // 4 slices of each of 6 crossbars
    "half_scale, adjacent, 480, 768", // used columns; all columns that are built
    "slice_and_stream, separate, 12, 12", // one slice of each of 12 crossbars
    "half_scale, separate, 480, 1536",
  })
  void eachReferenceIsSetOncePerBitStream(String thresholds, String placement, int set, int built) {
    NetworkCost shared = cost("alpha", placement);
    NetworkCost own = cost(thresholds, placement);
    var factors = ProcessFactors.of(Scaling.REFERENCE, Constants.cited());
    var reference = ReferenceCost.of(128, 1, STREAMS, factors);

    assertThat(own.energyPj(Component.READOUT) - shared.energyPj(Component.READOUT))
        .isCloseTo(set * POSITIONS * STREAMS * reference.energyPj(), TOLERANCE);
    assertThat(own.areaMm2(Component.READOUT) - shared.areaMm2(Component.READOUT))
        .isCloseTo(built * reference.areaUm2() / NaivePeriphery.UTILIZATION * 1e-6, TOLERANCE);
    assertThat(own.energyPj(Component.LEAKAGE)).isGreaterThan(shared.energyPj(Component.LEAKAGE));
    assertThat(own.latencyNs()).isEqualTo(shared.latencyNs());
    assertThat(own.energyPj(Component.DCIM)).isEqualTo(shared.energyPj(Component.DCIM));
  }

  @Test
  void explanationsNameTheReferences() {
    var network = TestNetworks.of(layer());

    assertThat(explanation("half_scale", network).actions())
        .filteredOn(line -> line.action() == Action.THRESHOLD_SET)
        .singleElement()
        .satisfies(line -> assertThat(line.count()).isEqualTo(480.0 * POSITIONS * STREAMS));
    assertThat(explanation("alpha", network).actions())
        .noneMatch(line -> line.action() == Action.THRESHOLD_SET);
  }

  private static Explanation explanation(String thresholds, Network network) {
    return Explanation.of(
        CostModel.cited(),
        Designs.a(Parameter.READOUT, "ternary", Parameter.TERNARY_THRESHOLDS, thresholds),
        network);
  }

  private static NetworkCost cost(String thresholds, String placement) {
    return CostModel.cited()
        .evaluate(
            Designs.a(
                Parameter.READOUT,
                "ternary",
                Parameter.TERNARY_THRESHOLDS,
                thresholds,
                Parameter.SLICE_PLACEMENT,
                placement),
            NetworkProfile.of(TestNetworks.of(layer())));
  }

  private static MvmLayer layer() {
    return new MvmLayer("layer", 300, 40, 1, POSITIONS, 300, OptionalDouble.empty());
  }
}
