package org.hcim.jobs.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.hcim.jobs.report.EffectSums.Steps;

/**
 * The main effect of a parameter on the metrics of a network's designs, averaged over all other
 * parameters.
 *
 * @param workload the network
 * @param parameter the parameter's column
 * @param levels its values, or interval centers if there are many
 */
record Effects(String workload, String parameter, List<Level> levels) {

  /**
   * A value of the parameter.
   *
   * @param value a number or a text
   * @param designs number of designs with this value
   * @param factors for each of {@link Metric#COMPARED}: the geometric mean over the designs with
   *     this value divided by that over all designs to which the parameter applies
   */
  record Level(Object value, long designs, List<Number> factors) {}

  /** The effects of all varying parameters on all networks. */
  static List<Effects> of(WorkingSet set, EffectSums sums) {
    List<Effects> effects = new ArrayList<>();
    sums.sums()
        .forEach(
            (workload, parameters) -> {
              for (int p = 0; p < parameters.size(); p++) {
                if (!parameters.get(p).isEmpty()) {
                  effects.add(
                      new Effects(
                          workload, set.varying().get(p).column(), levels(parameters.get(p))));
                }
              }
            });
    effects.sort(Comparator.comparing(Effects::workload).thenComparing(Effects::parameter));
    return List.copyOf(effects);
  }

  /** Creates empty sums. */
  static EffectSums sums(WorkingSet set, Profile profile) {
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

  private static List<Level> levels(Map<Object, long[]> sums) {
    long[] all = new long[1 + Metric.COMPARED.size()];
    sums.values().forEach(sum -> Arrays.setAll(all, i -> all[i] + sum[i]));
    List<Level> levels = new ArrayList<>();
    sums.entrySet().stream()
        .sorted(Comparator.comparing(sum -> comparable(sum.getKey())))
        .forEach(sum -> levels.add(level(sum.getKey(), sum.getValue(), all)));
    return levels;
  }

  private static Level level(Object value, long[] sum, long[] all) {
    List<Number> factors = new ArrayList<>();
    for (int i = 1; i < sum.length; i++) {
      double ofAll = (double) all[i] / all[0];
      double own = (double) sum[i] / sum[0];
      factors.add(Digits.of(StrictMath.exp((own - ofAll) * EffectSums.LN_UNIT)));
    }
    return new Level(value, sum[0], factors);
  }

  /** Casts a level; all levels of a parameter have the same type. */
  @SuppressWarnings("unchecked")
  private static Comparable<Object> comparable(Object level) {
    return (Comparable<Object>) level;
  }
}
