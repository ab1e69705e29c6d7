package org.hcim.sweeps.pareto;

import static java.util.stream.Collectors.joining;
import static org.hcim.sweeps.pareto.Require.require;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.hcim.sweeps.csv.CsvFile;

/**
 * A use of a chip, as one figure of merit: the product of the values of its objectives, each raised
 * to its weight, or to minus its weight if more is better. A lower score is better. {@code
 * scenarios.csv} contains the built-in scenarios with the reasons for their weights.
 *
 * @param weights at least one; they add up to 1
 */
public record Scenario(String name, List<Weight> weights) {

  private static final double ROUNDING = 1e-9;

  public Scenario {
    weights = List.copyOf(weights);
    double sum = weights.stream().mapToDouble(Weight::weight).sum();
    require(Math.abs(sum - 1) <= ROUNDING, "weights of %s (%s) must add up to 1", name, sum);
  }

  /**
   * The weight of an objective.
   *
   * @param why the reason for the weight
   */
  public record Weight(Objective objective, double weight, String why) {

    public Weight {
      require(weight > 0 && weight <= 1, "weight of %s (%s) must be 0 to 1", objective, weight);
    }

    private double logarithm(double value) {
      return weight * objective.minimized(StrictMath.log(value));
    }
  }

  /** The built-in scenarios. */
  public static List<Scenario> shipped() {
    Map<String, List<Weight>> weights =
        CsvFile.resource(Scenario.class, "scenarios.csv").stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.get("scenario"),
                    LinkedHashMap::new,
                    Collectors.mapping(Scenario::weight, Collectors.toList())));
    return weights.entrySet().stream()
        .map(entry -> new Scenario(entry.getKey(), entry.getValue()))
        .toList();
  }

  /**
   * A built-in scenario.
   *
   * @throws IllegalArgumentException if no scenario has the name
   */
  public static Scenario named(String name) {
    List<Scenario> shipped = shipped();
    return shipped.stream()
        .filter(scenario -> scenario.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "scenario (%s) must be one of %s"
                        .formatted(
                            name, shipped.stream().map(Scenario::name).collect(joining(", ")))));
  }

  /** The score of one design; NaN unless all of its values are positive. */
  public double score(double... values) {
    require(
        values.length == weights.size(),
        "values (%d) of %s must be %d",
        values.length,
        name,
        weights.size());
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] > 0 ? weights.get(i).logarithm(values[i]) : Double.NaN;
    }
    return StrictMath.exp(sum);
  }

  /**
   * Returns the row with the lowest score within a budget; ties go to the first.
   *
   * @param columns values by column, NaN if unknown; rows without a score are excluded
   */
  public OptionalInt best(Map<String, double[]> columns, Budget budget) {
    List<double[]> inputs =
        weights.stream().map(w -> Budget.column(columns, w.objective().column())).toList();
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int row = 0; row < inputs.get(0).length; row++) {
      int current = row;
      double score = score(inputs.stream().mapToDouble(input -> input[current]).toArray());
      if (score < least && budget.admits(columns, row)) {
        best = row;
        least = score;
      }
    }
    return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
  }

  private static Weight weight(Map<String, String> row) {
    return new Weight(
        Objective.parseOne(row.get("column") + ":" + row.get("direction")),
        Double.parseDouble(row.get("weight")),
        row.get("why"));
  }
}
