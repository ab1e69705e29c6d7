package org.hcim.jobs.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hcim.jobs.report.EffectSums.Steps;

/**
 * Main effect of a parameter on the metrics of a network's designs, averaged over all others.
 *
 * @param workload the network
 * @param parameter the parameter's column
 * @param levels its values, or the middles of intervals for many values
 */
record Effects(String workload, String parameter, List<Level> levels) {

  /**
   * A value of the parameter.
   *
   * @param value a number or a text
   * @param designs number of designs with it
   * @param factors for each of {@link Metric#COMPARED}: the geometric mean of the designs with this
   *     value divided by that of all designs to which the parameter applies
   */
  record Level(Object value, long designs, List<Number> factors) {}

  /** All parameters in which designs differ, for all networks. */
  static List<Effects> of(WorkingSet set, Profile profile) {
    Map<List<Object>, List<Map.Entry<List<Object>, long[]>>> found = new HashMap<>();
    for (var sum : sums(set, profile).of(set.rows()).entrySet()) {
      found
          .computeIfAbsent(sum.getKey().subList(0, 2), key -> new ArrayList<>())
          .add(Map.entry(sum.getKey(), sum.getValue()));
    }
    List<Effects> effects = new ArrayList<>();
    found.forEach(
        (key, sums) ->
            effects.add(
                new Effects(
                    (String) key.get(0),
                    set.varying().get((Integer) key.get(1)).column(),
                    levels(sums))));
    effects.sort(Comparator.comparing(Effects::workload).thenComparing(Effects::parameter));
    return List.copyOf(effects);
  }

  private static EffectSums sums(WorkingSet set, Profile profile) {
    List<String> columns = List.of(set.rows().columns());
    int[] parameters = set.varying().stream().mapToInt(p -> columns.indexOf(p.column())).toArray();
    int[] metrics =
        Metric.COMPARED.stream().mapToInt(metric -> columns.indexOf(metric.column())).toArray();
    Steps[] steps =
        set.varying().stream()
            .map(parameter -> steps(profile.columns().get(parameter.column())))
            .toArray(Steps[]::new);
    return new EffectSums(parameters, steps, metrics);
  }

  private static Steps steps(Profile.ColumnProfile column) {
    boolean many = column.distinct() >= ColumnTally.MAX_DISTINCT;
    return many && column.least() instanceof Number least
        ? Steps.between(least, (Number) column.most())
        : Steps.NONE;
  }

  private static List<Level> levels(List<Map.Entry<List<Object>, long[]>> sums) {
    sums.sort(Comparator.comparing(sum -> comparable(sum.getKey().get(2))));
    long designs = sums.stream().mapToLong(sum -> sum.getValue()[0]).sum();
    List<Level> levels = new ArrayList<>();
    for (var sum : sums) {
      List<Number> factors = new ArrayList<>();
      for (int i = 1; i <= Metric.COMPARED.size(); i++) {
        int at = i;
        double all = (double) sums.stream().mapToLong(s -> s.getValue()[at]).sum() / designs;
        double own = (double) sum.getValue()[at] / sum.getValue()[0];
        factors.add(Digits.of(StrictMath.exp((own - all) * EffectSums.LN_UNIT)));
      }
      levels.add(new Level(sum.getKey().get(2), sum.getValue()[0], factors));
    }
    return levels;
  }

  /** Levels of a parameter are of one type. */
  @SuppressWarnings("unchecked")
  private static Comparable<Object> comparable(Object level) {
    return (Comparable<Object>) level;
  }
}
