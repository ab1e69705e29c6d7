package org.hcim.sweeps.pareto;

import static org.hcim.sweeps.pareto.Require.require;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An epsilon-approximate frontier: points that differ by more than an epsilon in some objective
 * (Laumanns et al., "Combining Convergence and Diversity in Evolutionary Multiobjective
 * Optimization", 2002).
 *
 * <p>The epsilons divide the space into boxes. A box is kept if no other occupied box dominates it.
 * Each kept box contributes one point: the least in lexicographic order of objectives, then the one
 * with the lowest index. The kept points are on the frontier, and for each frontier point there is
 * a kept point that is worse by less than an epsilon in every objective.
 */
public final class EpsilonFrontier {

  private final double[][] columns;
  private final double[][] boxes;

  private EpsilonFrontier(double[][] columns, double[][] boxes) {
    this.columns = columns;
    this.boxes = boxes;
  }

  /**
   * Returns an epsilon-approximate frontier.
   *
   * @param columns the objectives, as {@link ParetoFrontier#of} takes them
   * @param epsilons one per objective
   * @return the indexes of the kept points, ascending
   */
  public static int[] of(double[][] columns, int size, List<Epsilon> epsilons) {
    require(
        epsilons.size() == columns.length,
        "epsilons (%d) must be as many as objectives (%d)",
        epsilons.size(),
        columns.length);
    int[] frontier = ParetoFrontier.of(columns, size);
    double[][] values = new double[columns.length][];
    double[][] boxes = new double[columns.length][];
    for (int d = 0; d < columns.length; d++) {
      double[] column = columns[d];
      Epsilon epsilon = epsilons.get(d);
      values[d] = Arrays.stream(frontier).mapToDouble(i -> column[i] + 0.0).toArray();
      boxes[d] = Arrays.stream(values[d]).map(value -> epsilon.box(value) + 0.0).toArray();
    }
    int[] kept = new EpsilonFrontier(values, boxes).representatives(frontier.length);
    return Arrays.stream(kept).map(i -> frontier[i]).sorted().toArray();
  }

  private int[] representatives(int size) {
    var byBox = new Lexicographic(boxes);
    int[] ordered =
        Arrays.stream(ParetoFrontier.of(boxes, size))
            .boxed()
            .sorted(byBox.thenComparing(new Lexicographic(columns)))
            .mapToInt(Integer::intValue)
            .toArray();
    return IntStream.range(0, ordered.length)
        .filter(i -> i == 0 || byBox.compare(ordered[i - 1], ordered[i]) != 0)
        .map(i -> ordered[i])
        .toArray();
  }
}
