package org.hcim.sweeps.shipped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.technology.Constant;
import org.hcim.accelerator.technology.Constants;
import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The assumption of the cost model about the cells of bias rows, on the networks that have them.
 */
class BiasCellsTest {

  private static final ShippedNetworks BUILT_IN = ShippedNetworks.builtIn();

  private long columns;
  private long shifted;
  private long cells;
  private long conducting;

  static List<ShippedEntry> binary() {
    return BUILT_IN.entries().stream()
        .filter(entry -> entry.setting().levels() == ReadoutLevels.BINARY)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("binary")
  void theyConductMoreOftenThanThoseOfWeights(ShippedEntry entry) {
    QuantizedNetwork network = BUILT_IN.read(entry);
    network.layers().stream()
        .filter(Product.class::isInstance)
        .flatMap(layer -> ((Product) layer).groups().stream())
        .filter(matrix -> !matrix.thresholds().isEmpty())
        .forEach(this::count);

    double shiftedFrac = (double) shifted / columns;
    double conductingFrac = (double) conducting / cells;
    assertThat(shiftedFrac).isBetween(0.37, 0.41);
    assertThat(conductingFrac).isBetween(0.25, 0.265);
    double drivenFrac = Constants.cited().get(Constant.INPUT_ONES_FRAC);
    assertThat(Constants.cited().get(Constant.BIAS_CELL_ENERGY_RATIO))
        .isCloseTo(shiftedFrac / (conductingFrac * drivenFrac), within(0.2));
  }

  private void count(CrossbarMatrix matrix) {
    var slicing = matrix.datapath().slicing();
    int[] references = matrix.thresholds().high();
    for (int i = 0; i < references.length; i += slicing.precision().streams()) {
      columns++;
      shifted += references[i] == 0 ? 0 : 1;
    }
    for (int output = 0; output < matrix.weights().outputs(); output++) {
      for (int input = 0; input < matrix.weights().inputs(); input++) {
        cells += slicing.slices();
        conducting += Integer.bitCount(Math.abs(matrix.weights().weight(output, input)));
      }
    }
  }
}
