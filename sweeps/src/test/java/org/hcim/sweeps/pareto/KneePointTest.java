package org.hcim.sweeps.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KneePointTest {

  /** A corner at (1, 1) between arms that reach 11. */
  @Test
  void isTheCornerOfAnElbow() {
    double[][] columns = {{11, 1, 6, 1.5, 2}, {0, 11, 0.5, 6, 1}};
    assertThat(KneePoint.of(columns, new int[] {0, 1, 2, 3, 4})).hasValue(4);
  }

  /** On a circle the point at 45 degrees; on a sphere the one of equal coordinates. */
  @Test
  void isTheMiddleOfARound() {
    double[][] circle = new double[2][91];
    for (int degrees = 0; degrees <= 90; degrees++) {
      circle[0][degrees] = 1 - StrictMath.sin(StrictMath.toRadians(degrees));
      circle[1][degrees] = 1000 - 1000 * StrictMath.cos(StrictMath.toRadians(degrees));
    }
    assertThat(KneePoint.of(circle, IntStream.rangeClosed(0, 90).toArray())).hasValue(45);
    double middle = 1 - StrictMath.sqrt(1 / 3.0);
    double[][] sphere = {{0, 1, 1, 0.3, middle}, {1, 0, 1, 0.4, middle}, {1, 1, 0, 0.6, middle}};
    assertThat(KneePoint.of(sphere, new int[] {0, 1, 2, 3, 4})).hasValue(4);
  }

  @Test
  void doesNotDependOnUnitsAndOrigins() {
    double[][] columns = RandomPoints.seeded(1).uniform(3, 1000);
    int[] frontier = ParetoFrontier.of(columns, 1000);
    int knee = KneePoint.of(columns, frontier).orElseThrow();
    for (int i = 0; i < 1000; i++) {
      columns[0][i] = columns[0][i] * 1024;
      columns[1][i] = -8 + columns[1][i] / 4;
    }
    assertThat(KneePoint.of(columns, frontier)).hasValue(knee);
  }

  @Test
  void isTheFirstOfEquals() {
    double[][] columns = {{0, 1, 4, 1, 4}, {4, 1, 0, 1, 0}};
    assertThat(KneePoint.of(columns, new int[] {0, 1, 2, 3, 4})).hasValue(1);
  }

  @Test
  void isNoneWithoutABulge() {
    assertThat(KneePoint.of(new double[][] {{0, 1}, {1, 0}}, new int[] {0, 1})).isEmpty();
    assertThat(KneePoint.of(new double[][] {{}, {}}, new int[0])).isEmpty();
    double[][] flat = {{5, 5, 5}, {5, 5, 5}};
    assertThat(KneePoint.of(flat, new int[] {0, 1, 2})).isEmpty();
    double[][] line = {{0, 0.1, 0.3, 1}, {1, 0.9, 0.7, 0}};
    assertThat(KneePoint.of(line, new int[] {0, 1, 2, 3})).isEmpty();
    double[][] concave = {{0, 0.9, 1}, {1, 0.9, 0}};
    assertThat(KneePoint.of(concave, new int[] {0, 1, 2})).isEmpty();
  }
}
