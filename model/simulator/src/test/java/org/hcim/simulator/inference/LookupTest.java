package org.hcim.simulator.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookupTest {

  /** Half a step is the rounding's, 0.0005 that of the tanh form. */
  @ParameterizedTest
  @CsvSource({"8, 0.05", "8, 0.03", "4, 0.4", "6, 0.1", "1, 1"})
  void geluIsWithinACodeOfTheNormalDistribution(int bits, double step) {
    var codes = Codes.signed(bits);
    List<Integer> table = Lookup.geluTable(codes, step, codes, step);

    for (int x = codes.least(); x <= codes.most(); x++) {
      double exact = x * step * normal(x * step) / step;
      double held = Math.max(codes.least(), Math.min(codes.most(), exact));
      assertThat((double) table.get(x - codes.least())).isCloseTo(held, within(0.52));
    }
  }

  @Test
  void readsFromTheLeastActivation() {
    int[] all = IntStream.rangeClosed(-4, 3).toArray();
    List<Integer> table = List.of(0, 10, 20, 30, 40, 50, 60, 255);
    var lookup = new Lookup("table", QuantizedNetwork.INPUT, table, Codes.unsigned(8));
    var flow = new Flow(new Shape(8, 1, 1), Codes.signed(3));

    assertThat(Tokens.run(lookup, Map.of(QuantizedNetwork.INPUT, Tokens.maps(all, flow))))
        .containsExactly(0, 10, 20, 30, 40, 50, 60, 255);
    assertThatThrownBy(() -> lookup.after(new Flow(new Shape(8, 1, 1), Codes.signed(4))))
        .hasMessage("entries (8) of the table must be as many as activations of 4 bits (16)");
  }

  @Test
  void entriesMustBeCodes() {
    assertThatThrownBy(() -> new Lookup("table", "input", List.of(1, -9), Codes.signed(4)))
        .hasMessage("entry 1 (-9) must be from -8 to 7");
    assertThatThrownBy(() -> Lookup.geluTable(Codes.signed(4), 0, Codes.signed(4), 1))
        .hasMessage("input step (0.0) must be positive and finite");
  }

  /** The integral of the density from far below, by Simpson's rule. */
  private static double normal(double to) {
    int steps = 4000;
    double from = -12;
    double width = (to - from) / steps;
    double sum = 0;
    for (int i = 0; i <= steps; i++) {
      double x = from + i * width;
      int weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
      sum += weight * Math.exp(-x * x / 2);
    }
    return sum * width / 3 / Math.sqrt(2 * Math.PI);
  }
}
