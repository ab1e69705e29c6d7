package org.hcim.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hcim.jobs.summary.BestByReadout;
import org.hcim.jobs.summary.BestDesigns;
import org.hcim.jobs.summary.ReadoutLabel;

/**
 * The HCiM, digital and ADC designs of one network, by readout type.
 *
 * @param workload the network
 * @param sides the best designs within the accuracy loss: HCiM first if it has one, then digital,
 *     then ADCs by decreasing bits
 * @param ignoringAccuracy the best designs of any accuracy
 * @param winner name of the winner within the loss, or null without one
 * @param winnerIgnoringAccuracy name of the side with the lowest EDAP, or null without one
 * @param same whether the best designs within the loss and of any accuracy are the same
 * @param lossObstacle the reason why losses are unknown although accuracies were measured; empty if
 *     there is none
 * @param sparsity HCiM's lowest EDAP for each fraction of ternary zeros, or for each interval of it
 */
record Comparison(
    String workload,
    List<Side> sides,
    List<Side> ignoringAccuracy,
    String winner,
    String winnerIgnoringAccuracy,
    boolean same,
    String lossObstacle,
    List<AtZeros> sparsity) {

  /**
   * The lowest-EDAP design of a readout type.
   *
   * @param name {@code HCiM}, {@code digital adder tree} or {@code digital adder array}, or an ADC
   *     such as {@code 7-bit SAR ADC (Table 3 cost)}
   * @param words the design's main parameters
   * @param loss its accuracy loss, such as {@code 3.46 points} or {@code accuracy unknown}
   * @param outranked whether its loss is less certain than the winner's, so it cannot win
   * @param configIndex its index
   * @param values one value for each of {@link Metric#COMPARED}
   * @param ratios ratios of these values to HCiM's; empty for HCiM itself or without an HCiM design
   */
  record Side(
      String name,
      String words,
      String loss,
      boolean outranked,
      long configIndex,
      List<Number> values,
      List<Number> ratios) {

    boolean isDigital() {
      return ReadoutLabel.isDigital(name);
    }

    boolean isHcim() {
      return name.equals(ReadoutLabel.HCIM);
    }

    double edap() {
      return edap(values);
    }

    /** The ratio of its EDAP to HCiM's. */
    double edapRatio() {
      return edap(ratios);
    }

    private static double edap(List<Number> numbers) {
      return numbers.get(Metric.COMPARED.indexOf(Metric.EDAP)).doubleValue();
    }
  }

  /**
   * The lowest-EDAP ternary design for a fraction of zeros.
   *
   * @param zeros the fraction of the best design
   * @param designs number of designs with this fraction, or in its interval if there are many
   * @param configIndex index of the best one
   * @param values one value for each of {@link Metric#COMPARED}
   */
  record AtZeros(double zeros, long designs, long configIndex, List<Number> values) {}

  static final String HCIM = ReadoutLabel.HCIM;

  /**
   * The comparisons of a sweep.
   *
   * @param designs the best designs with one constants profile
   */
  static List<Comparison> of(List<BestDesigns> designs, Sparsity sparsity) {
    return designs.stream().map(best -> of(best, sparsity.of(best))).toList();
  }

  private static Comparison of(BestDesigns best, List<AtZeros> sparsity) {
    return new Comparison(
        best.workload(),
        sides(best.within(), best::isOutranked),
        sides(best.ignoringAccuracy(), side -> false),
        best.winner().map(BestByReadout.Best::side).orElse(null),
        best.winnerIgnoringAccuracy().map(BestByReadout.Best::side).orElse(null),
        best.isSame(),
        best.lossObstacle().orElse(""),
        sparsity);
  }

  private static List<Side> sides(
      List<BestByReadout.Best> best, Predicate<BestByReadout.Best> isOutranked) {
    Optional<BestByReadout.Best> hcim = BestDesigns.hcim(best);
    return best.stream().map(side -> side(side, isOutranked.test(side), hcim)).toList();
  }

  private static Side side(
      BestByReadout.Best best, boolean outranked, Optional<BestByReadout.Best> hcim) {
    List<Number> values = new ArrayList<>();
    List<Number> ratios = new ArrayList<>();
    for (Metric metric : Metric.COMPARED) {
      double value = best.number(metric.column());
      values.add(Digits.of(value));
      hcim.filter(other -> !other.equals(best))
          .ifPresent(other -> ratios.add(Digits.of(value / other.number(metric.column()))));
    }
    return new Side(
        best.side(),
        best.words(),
        best.loss(),
        outranked,
        best.design().<Long>getAs("config_index"),
        values,
        ratios);
  }
}
