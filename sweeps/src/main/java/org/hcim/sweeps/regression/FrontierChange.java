package org.hcim.sweeps.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hcim.sweeps.pareto.ParetoFrontier;

/**
 * The changes of a Pareto frontier from one run to another.
 *
 * @param entered designs that were not on the earlier frontier
 * @param left designs that are not on the later frontier
 * @param lost designs of the earlier frontier that no design of the later frontier equals or
 *     dominates; may include a design that became worse
 * @param <K> the type that identifies a design
 */
public record FrontierChange<K extends Comparable<K>>(List<K> entered, List<K> left, List<K> lost) {

  public FrontierChange {
    entered = List.copyOf(entered);
    left = List.copyOf(left);
    lost = List.copyOf(lost);
  }

  /**
   * Compares two frontiers.
   *
   * @param earlier objectives to be minimized, by design
   * @param later objectives of the later frontier, likewise
   */
  public static <K extends Comparable<K>> FrontierChange<K> between(
      Map<K, double[]> earlier, Map<K, double[]> later) {
    var entered = new TreeSet<>(later.keySet());
    entered.removeAll(earlier.keySet());
    var left = new TreeSet<>(earlier.keySet());
    left.removeAll(later.keySet());
    return new FrontierChange<>(
        List.copyOf(entered), List.copyOf(left), lost(new TreeMap<>(earlier), later));
  }

  /** The earlier designs that are on the combined frontier and equal no later design. */
  private static <K extends Comparable<K>> List<K> lost(
      TreeMap<K, double[]> earlier, Map<K, double[]> later) {
    var keys = List.copyOf(earlier.keySet());
    var points = new ArrayList<>(earlier.values());
    points.addAll(later.values());
    if (points.isEmpty()) {
      return List.of();
    }
    var equals = new HashSet<List<Double>>();
    later.values().forEach(point -> equals.add(boxed(point)));
    double[][] columns = columns(points);
    return Arrays.stream(ParetoFrontier.of(columns, points.size()))
        .filter(i -> i < keys.size() && !equals.contains(boxed(points.get(i))))
        .mapToObj(keys::get)
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
