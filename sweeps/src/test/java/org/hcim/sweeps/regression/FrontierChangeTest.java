package org.hcim.sweeps.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrontierChangeTest {

  @Test
  void nothingChangesBetweenEqualFrontiers() {
    Map<String, double[]> frontier = Map.of("a", point(1, 4), "b", point(2, 2));

    assertThat(FrontierChange.between(frontier, new HashMap<>(frontier)))
        .isEqualTo(new FrontierChange<String>(List.of(), List.of(), List.of()));
  }

  @Test
  void aDesignThatABetterOneReplacesIsNotLost() {
    var change =
        FrontierChange.between(
            Map.of("a", point(1, 4), "b", point(2, 2)), Map.of("a", point(1, 4), "c", point(2, 1)));

    assertThat(change.entered()).containsExactly("c");
    assertThat(change.left()).containsExactly("b");
    assertThat(change.lost()).isEmpty();
  }

  @Test
  void aDesignThatAnEqualOneReplacesIsNotLost() {
    var change = FrontierChange.between(Map.of("a", point(1, 4)), Map.of("b", point(1, 4)));

    assertThat(change.left()).containsExactly("a");
    assertThat(change.lost()).isEmpty();
  }

  @Test
  void aDesignThatGotWorseIsLost() {
    var change =
        FrontierChange.between(
            Map.of("a", point(1, 4), "b", point(2, 2)), Map.of("a", point(1, 4), "c", point(3, 2)));

    assertThat(change.lost()).containsExactly("b");
  }

  @Test
  void aDesignThatGotWorseWhereItIsIsLostToo() {
    var change = FrontierChange.between(Map.of("a", point(1, 4)), Map.of("a", point(1, 5)));

    assertThat(change.left()).isEmpty();
    assertThat(change.lost()).containsExactly("a");
  }

  @Test
  void everythingIsLostToAnEmptyFrontier() {
    assertThat(FrontierChange.between(Map.of("a", point(1, 4)), Map.of()).lost())
        .containsExactly("a");
  }

  /** Against the definition: lost is whoever nothing later is as good as. */
  @Test
  void agreesWithTheDefinitionOnRandomFrontiers() {
    var random = new Random(7);
    for (int round = 0; round < 500; round++) {
      Map<String, double[]> earlier = points("e", random);
      Map<String, double[]> later = points("l", random);

      assertThat(FrontierChange.between(earlier, later).lost())
          .containsExactlyElementsOf(
              earlier.keySet().stream()
                  .filter(
                      hash -> later.values().stream().noneMatch(p -> asGood(p, earlier.get(hash))))
                  .filter(hash -> isOnFront(earlier.get(hash), earlier))
                  .sorted()
                  .toList());
    }
  }

  private static boolean isOnFront(double[] point, Map<String, double[]> points) {
    return points.values().stream()
        .noneMatch(other -> asGood(other, point) && !asGood(point, other));
  }

  private static boolean asGood(double[] one, double[] other) {
    return one[0] <= other[0] && one[1] <= other[1] && one[2] <= other[2];
  }

  private static Map<String, double[]> points(String prefix, Random random) {
    Map<String, double[]> points = new HashMap<>();
    int size = random.nextInt(8);
    for (int i = 0; i < size; i++) {
      points.put(
          prefix + i, new double[] {random.nextInt(4), random.nextInt(4), random.nextInt(4)});
    }
    return points;
  }

  private static double[] point(double x, double y) {
    return new double[] {x, y};
  }
}
