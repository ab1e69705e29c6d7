package org.hcim.accelerator.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.hcim.accelerator.Designs;
import org.hcim.accelerator.Dice;
import org.hcim.accelerator.RandomDesigns;
import org.hcim.accelerator.TestNetworks;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.accelerator.network.Network.Shape;
import org.hcim.accelerator.technology.Constants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The formulas against {@link NaiveCounts}, which lays out every cell and counts one by one. */
class ActionCountsTest {

  /** Counted over the whole chip, not by layer. */
  private static final EnumSet<Action> OF_THE_CHIP =
      EnumSet.of(
          Action.ROUTER_HOP,
          Action.CROSSBAR_CONTROL,
          Action.CROSSBAR_LEAK,
          Action.DCIM_LEAK,
          Action.CORE_LEAK,
          Action.TILE_LEAK,
          Action.WAKE_UP,
          Action.ALU_SUM,
          Action.ALU_PRODUCT,
          Action.DATA_MEMORY_ACCESS);

  private static final double VECTOR_NS = 3;

  @Test
  void agreeWithCountingOneByOneOnRandomLayers() {
    var dice = new Dice(42);
    for (int i = 0; i < 400; i++) {
      DesignPoint design =
          RandomDesigns.valid(dice, Parameter.WEIGHT_REPLICATION, dice.pick(1, 1, 2, 3, 9));
      compare(design, TestNetworks.randomLayer(dice, "layer" + i, 7));
    }
  }

  @Test
  void agreeWithCountingOneByOneWithBiasRows() {
    var dice = new Dice(43);
    for (int i = 0; i < 200; i++) {
      DesignPoint design = RandomDesigns.withBiasRows(dice);
      compare(design, TestNetworks.randomLayer(dice, "layer" + i, 7));
    }
  }

  @ParameterizedTest(name = "{0} rows, {1} columns, {2} bits; {3} x {4}, {5} groups")
  @CsvSource({
    "16, 16, 1, 1, 1, 1",
    "16, 16, 1, 17, 17, 1",
    "16, 16, 16, 16, 1, 3",
    "1024, 1024, 1, 1, 1, 1",
    "1024, 1024, 4, 1025, 257, 1",
    "1024, 1024, 8, 9, 1, 300",
    "128, 128, 4, 9, 1, 32",
    "128, 128, 4, 64, 16, 4",
    "128, 128, 4, 65, 16, 4",
    "128, 128, 3, 64, 43, 2",
  })
  void agreeWithCountingOneByOneAtExtremes(
      int rows, int columns, int bits, int inputs, int outputs, int groups) {
    var layer = new MvmLayer("layer", inputs, outputs, groups, 3, 70, OptionalDouble.empty());
    for (String placement : new String[] {"adjacent", "separate"}) {
      for (String readout : new String[] {"ternary", "sar"}) {
        compare(
            Designs.a(
                Parameter.READOUT, readout,
                Parameter.SLICE_PLACEMENT, placement,
                Parameter.XBAR_ROWS, rows,
                Parameter.XBAR_COLUMNS, columns,
                Parameter.WEIGHT_BITS, bits,
                Parameter.ACTIVATION_BITS, bits),
            layer);
      }
    }
  }

  private static void compare(DesignPoint design, MvmLayer layer) {
    var naive = new NaiveCounts(design, layer);
    var counts = new ActionCounts(DesignBox.of(design), Constants.cited(), VECTOR_NS, 0);
    counts.add(Shape.of(layer), 1);
    for (Action action : EnumSet.complementOf(OF_THE_CHIP)) {
      assertThat(counts.count(action))
          .as("%s of %s on %s", action, layer, design)
          .isCloseTo(naive.count(action), relative(naive.count(action)));
    }
    assertThat(counts.conversions).isEqualTo(naive.count(Action.CONVERSION));
    assertThat(counts.crossbars).as("crossbars of %s", layer).isEqualTo(naive.crossbars);
    assertThat(counts.cells).isEqualTo(naive.cells);
    assertThat(counts.latencyNs).isEqualTo(naive.longestCopyVectors * VECTOR_NS);
    assertThat(counts.busy().crossbarNs).isEqualTo(naive.busyVectors * VECTOR_NS);
    assertThat(counts.outputElements).isEqualTo((double) layer.outputElements());
  }

  /** Counts are exact; the curve's printed fractions have five digits. */
  private static Offset<Double> relative(double expected) {
    return within(1e-4 * expected);
  }
}
