package org.hcim.sweeps.optimum;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.space.Axes;
import org.hcim.sweeps.space.Axis;
import org.hcim.sweeps.space.GridBranch;
import org.hcim.sweeps.space.GridSpace;
import org.hcim.sweeps.space.Row;
import org.junit.jupiter.api.Test;

/** The boxes with which a search begins. */
class RootBoxesTest {

  @Test
  void countsOneBoxPerCombinationOfValuesThatABoxCannotSpan() {
    List<GridBranch> branches =
        branches(listed(Parameter.XBAR_ROWS, 64, 128, 256), listed(Parameter.XBAR_COLUMNS, 16, 64));

    for (Set<Parameter> by :
        List.of(
            Set.<Parameter>of(),
            Set.of(Parameter.XBAR_ROWS),
            Set.of(Parameter.XBAR_ROWS, Parameter.XBAR_COLUMNS))) {
      assertThat(FrontierSearch.roots(branches, by))
          .isEqualTo(BigInteger.valueOf(new SearchedGrid(branches, by).roots().size()));
    }
    assertThat(FrontierSearch.roots(branches, Set.of())).isEqualTo(BigInteger.ONE);
    assertThat(FrontierSearch.roots(branches, Set.of(Parameter.XBAR_ROWS)))
        .isEqualTo(BigInteger.valueOf(3));
  }

  /** The product, 1.28e19, exceeds the greatest long. */
  @Test
  void countsMoreBoxesThanFitIntoALong() {
    List<GridBranch> branches =
        branches(
            counted(Parameter.XBAR_ROWS, 4_000),
            counted(Parameter.XBAR_COLUMNS, 4_000),
            counted(Parameter.XBARS_PER_TILE, 4_000),
            counted(Parameter.WEIGHT_REPLICATION, 1_000),
            counted(Parameter.TILES, 200_000));
    Set<Parameter> all =
        Set.of(
            Parameter.XBAR_ROWS,
            Parameter.XBAR_COLUMNS,
            Parameter.XBARS_PER_TILE,
            Parameter.WEIGHT_REPLICATION,
            Parameter.TILES);

    assertThat(FrontierSearch.roots(branches, all))
        .isEqualTo(BigInteger.valueOf(4_000).pow(3).multiply(BigInteger.valueOf(200_000_000)));
  }

  /** An axis with this number of integers, from 16. */
  private static Axis counted(Parameter parameter, int steps) {
    return listed(parameter, IntStream.range(16, 16 + steps).boxed().toArray());
  }

  private static List<GridBranch> branches(Axis... axes) {
    return GridSpace.branches(new Axes(List.of(axes), Axes.defaults(Map.of())));
  }

  private static Axis listed(Parameter parameter, Object... values) {
    List<Row> rows = Arrays.stream(values).map(parameter::parse).map(Row::of).toList();
    return new Axis.Listed(parameter.column(), List.of(parameter), rows, List.of());
  }
}
