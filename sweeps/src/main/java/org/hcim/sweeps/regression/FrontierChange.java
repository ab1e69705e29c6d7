package org.hcim.sweeps.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hcim.sweeps.pareto.ParetoFront;

/**
 * What became of one group's frontier.
 *
 * @param entered designs that were not on the earlier frontier
 * @param left designs that are not on the later one
 * @param lost designs of the earlier frontier that nothing on the later one is as good as, in every
 *     objective; a design that got worse may be among them
 */
public record FrontierChange(List<String> entered, List<String> left, List<String> lost) {

  public FrontierChange {
    entered = List.copyOf(entered);
    left = List.copyOf(left);
    lost = List.copyOf(lost);
  }

  /**
   * Compares two frontiers.
   *
   * @param earlier objectives to be minimized, by the design's hash
   * @param later the same of the later frontier
   */
  public static FrontierChange between(Map<String, double[]> earlier, Map<String, double[]> later) {
    var entered = new TreeSet<>(later.keySet());
    entered.removeAll(earlier.keySet());
    var left = new TreeSet<>(earlier.keySet());
    left.removeAll(later.keySet());
    return new FrontierChange(
        List.copyOf(entered), List.copyOf(left), lost(new TreeMap<>(earlier), later));
  }

  /** Whoever would be on the frontier of both together and has no equal in the later one. */
  private static List<String> lost(TreeMap<String, double[]> earlier, Map<String, double[]> later) {
    var hashes = List.copyOf(earlier.keySet());
    var points = new ArrayList<>(earlier.values());
    points.addAll(later.values());
    if (points.isEmpty()) {
      return List.of();
    }
    var equals = new HashSet<List<Double>>();
    later.values().forEach(point -> equals.add(boxed(point)));
    double[][] columns = columns(points);
    return Arrays.stream(ParetoFront.of(columns, points.size()))
        .filter(i -> i < hashes.size() && !equals.contains(boxed(points.get(i))))
        .mapToObj(hashes::get)
        .toList();
  }

  private static double[][] columns(List<double[]> points) {
    double[][] columns = new double[points.get(0).length][points.size()];
    for (int d = 0; d < columns.length; d++) {
      for (int i = 0; i < points.size(); i++) {
        columns[d][i] = points.get(i)[d];
      }
    }
    return columns;
  }

  private static List<Double> boxed(double[] point) {
    return Arrays.stream(point).boxed().toList();
  }
}
