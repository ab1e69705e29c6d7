package org.hcim.sweeps.sensitivity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The part of a factorial in which no response is missing.
 *
 * <p>Levels are removed one at a time, always the level with the largest share of missing
 * responses. The method is greedy: a larger part may exist.
 *
 * @param responses complete; no cells if nothing remains
 * @param levels the remaining levels of each factor, by their number in the whole factorial
 */
record BalancedPart(Factorial responses, List<List<Integer>> levels) {

  static BalancedPart of(Factorial whole) {
    List<List<Integer>> levels = new ArrayList<>();
    for (int size : whole.sizes()) {
      levels.add(new ArrayList<>(IntStream.range(0, size).boxed().toList()));
    }
    Factorial part = whole;
    for (Worst worst = Worst.of(part); worst.missing > 0; worst = Worst.of(part)) {
      part = part.without(worst.factor, worst.level);
      levels.get(worst.factor).remove(worst.level);
    }
    return new BalancedPart(part, levels);
  }

  /**
   * The level with the largest share of missing responses; ties go to the factor with more levels.
   */
  private record Worst(int factor, int level, long missing, long cells, int size) {

    static Worst of(Factorial part) {
      var worst = new Worst(0, 0, 0, 1, 0);
      for (int factor = 0; factor < part.sizes().length; factor++) {
        long[] missing = part.missing(factor);
        int size = part.sizes()[factor];
        for (int level = 0; level < size; level++) {
          long cells = part.values().length / size;
          var candidate = new Worst(factor, level, missing[level], cells, size);
          worst = candidate.isWorseThan(worst) ? candidate : worst;
        }
      }
      return worst;
    }

    private boolean isWorseThan(Worst other) {
      int order = Long.compare(missing * other.cells, other.missing * cells);
      return order != 0 ? order > 0 : size > other.size && missing > 0;
    }
  }
}
