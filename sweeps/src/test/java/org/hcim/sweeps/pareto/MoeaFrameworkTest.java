package org.hcim.sweeps.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.moeaframework.core.Solution;
import org.moeaframework.core.indicator.Hypervolume;
import org.moeaframework.core.population.NondominatedPopulation;
import org.moeaframework.core.population.NondominatedPopulation.DuplicateMode;
import org.moeaframework.problem.ProblemStub;

/** Fronts and volumes against MOEA Framework 5.0. */
class MoeaFrameworkTest {

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
  void frontsAreThoseOfANondominatedPopulation(int dimensions) {
    var points = RandomPoints.seeded(dimensions);
    for (int trial = 0; trial < 10; trial++) {
      double[][] columns = points.grid(dimensions, 400, 3 + 3 * trial);
      int[] frontier = ParetoFrontier.of(columns, 400);
      var population = new NondominatedPopulation(DuplicateMode.ALLOW_DUPLICATES);
      IntStream.range(0, 400).forEach(i -> population.add(solution(columns, i)));
      double[][] theirs = new double[population.size()][];
      for (int i = 0; i < theirs.length; i++) {
        theirs[i] = population.get(i).getObjectiveValues();
      }
      double[][] ours =
          Arrays.stream(frontier).mapToObj(i -> row(columns, i)).toArray(double[][]::new);
      Arrays.sort(theirs, Arrays::compare);
      Arrays.sort(ours, Arrays::compare);
      assertThat(ours).isDeepEqualTo(theirs);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void volumesAreThoseOfItsIndicator(int dimensions) {
    double[] zeros = new double[dimensions];
    double[] ones = new double[dimensions];
    Arrays.fill(ones, 1);
    var indicator = new Hypervolume(new ProblemStub(dimensions), zeros, ones);
    var points = RandomPoints.seeded(dimensions);
    for (int trial = 0; trial < 20; trial++) {
      double[][] columns = points.nearSimplex(dimensions, 80);
      var population = new NondominatedPopulation();
      IntStream.range(0, 80).forEach(i -> population.add(solution(columns, i)));
      assertThat(org.hcim.sweeps.pareto.Hypervolume.of(columns, 80, ones).volume())
          .isCloseTo(indicator.evaluate(population), within(1e-9));
    }
  }

  private static Solution solution(double[][] columns, int point) {
    var solution = new Solution(0, columns.length);
    solution.setObjectiveValues(row(columns, point));
    return solution;
  }

  private static double[] row(double[][] columns, int point) {
    return Arrays.stream(columns).mapToDouble(column -> column[point] + 0.0).toArray();
  }
}
