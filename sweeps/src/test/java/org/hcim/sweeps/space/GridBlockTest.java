package org.hcim.sweeps.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;
import org.junit.jupiter.api.Test;

class GridBlockTest {

  @Test
  void blocksCoverTheGridWithoutGaps() {
    var random = new Random(11);
    for (int i = 0; i < 200; i++) {
      Axes axes = RandomAxes.of(random);
      long next = 0;
      for (GridBlock block : GridSpace.blocks(axes)) {
        assertThat(block.first()).isEqualTo(next);
        next = block.end();
      }
      assertThat(next).isEqualTo(GridSpace.of(axes).size());
    }
  }

  /** Labels are the values here, so a point can be held to what its block says of it. */
  @Test
  void aPointHasTheValuesThatItsBlockNames() {
    Axes axes =
        new Axes(
            List.of(
                axis(Parameter.READOUT, ReadoutKind.TERNARY, ReadoutKind.SAR),
                axis(Parameter.XBAR_ROWS, 32, 64, 128),
                axis(Parameter.ADC_BITS, 6, 7),
                axis(Parameter.SCALE_FACTOR_BITS, 3, 4, 5)),
            Axes.defaults(java.util.Map.of()));
    GridSpace space = GridSpace.of(axes);
    List<GridBlock> blocks = GridSpace.blocks(axes);

    assertThat(blocks).extracting(GridBlock::size).containsExactly(9L, 6L);
    for (GridBlock block : blocks) {
      for (long index = block.first(); index < block.end(); index++) {
        Object[] point = space.point(index);
        GridBlock.Held held = block.held().get(0);
        assertThat(String.valueOf(point[Slot.of(Parameter.READOUT)])).isEqualTo(held.label());
        long rest = index - block.first();
        for (int i = block.factors().size() - 1; i >= 0; i--) {
          GridBlock.Factor factor = block.factors().get(i);
          int size = factor.labels().size();
          Object value = point[Slot.of(Parameter.named(factor.axis()).orElseThrow())];
          assertThat(String.valueOf(value)).isEqualTo(factor.labels().get((int) (rest % size)));
          rest /= size;
        }
      }
    }
  }

  private static Axis axis(Parameter parameter, Object... values) {
    return new Axis.Listed(
        parameter.column(),
        List.of(parameter),
        java.util.Arrays.stream(values).map(Row::of).toList(),
        List.of());
  }
}
