package org.hcim.jobs.summary;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hcim.jobs.summary.BestByReadout.Best;
import org.hcim.jobs.table.Accuracies;
import org.hcim.sweeps.pareto.LossLimit;

/**
 * The lowest-EDAP designs of one network with one constants profile: HCiM, then digital, then ADCs
 * by decreasing bits.
 *
 * @param profile the constants profile
 * @param limit the accuracy loss within which designs are compared
 * @param within the best design of each readout within the accuracy loss; readouts without one are
 *     absent
 * @param ignoringAccuracy the best design of each readout, of any accuracy
 */
public record BestDesigns(
    String workload,
    String profile,
    LossLimit limit,
    List<Best> within,
    List<Best> ignoringAccuracy) {

  private static final Comparator<Best> ORDER =
      Comparator.<Best>comparingInt(best -> best.evidence().rank())
          .thenComparingDouble(BestDesigns::edap);

  public BestDesigns {
    within = List.copyOf(within);
    ignoringAccuracy = List.copyOf(ignoringAccuracy);
  }

  /** The winner within the loss: an estimated loss wins only if no loss is measured. */
  public Optional<Best> winner() {
    return limit.isAny() ? winnerIgnoringAccuracy() : within.stream().min(ORDER);
  }

  /** Returns whether the evidence of a design within the loss is too weak to beat the winner. */
  public boolean isOutranked(Best best) {
    return !limit.isAny()
        && winner().filter(winner -> best.evidence().rank() > winner.evidence().rank()).isPresent();
  }

  /** The design with the lowest EDAP, regardless of its accuracy. */
  public Optional<Best> winnerIgnoringAccuracy() {
    return ignoringAccuracy.stream().min(Comparator.comparingDouble(BestDesigns::edap));
  }

  /**
   * Returns whether the loss limit makes no difference: the best designs and the winner are the
   * same with and without it.
   */
  public boolean isSame() {
    return indexes(within).equals(indexes(ignoringAccuracy))
        && indexes(winner().stream().toList())
            .equals(indexes(winnerIgnoringAccuracy().stream().toList()));
  }

  /**
   * The accuracies in percent to which the losses of the designs within the loss refer, rounded to
   * hundredths, in ascending order.
   */
  public List<Double> references() {
    return within.stream()
        .flatMap(best -> best.referencePct().stream())
        .map(reference -> StrictMath.rint(100 * reference) / 100)
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * The reason why losses on the network are unknown although its accuracy was measured; empty if
   * there is none.
   */
  public Optional<String> lossObstacle() {
    return ignoringAccuracy.stream()
        .flatMap(best -> Stream.ofNullable(best.design().<String>getAs("accuracy_source")))
        .filter(source -> source.contains(Accuracies.LOSS_UNKNOWN))
        .map(source -> source.split(Accuracies.LOSS_UNKNOWN, 2)[1])
        .findFirst();
  }

  /** The HCiM design in a list. */
  public static Optional<Best> hcim(List<Best> designs) {
    return designs.stream().filter(Best::isHcim).findFirst();
  }

  /** The digital design in a list. */
  public static Optional<Best> digital(List<Best> designs) {
    return designs.stream().filter(best -> ReadoutLabel.isDigital(best.side())).findFirst();
  }

  /** The ADC design with the lowest EDAP in a list. */
  public static Optional<Best> closestAdc(List<Best> designs) {
    return designs.stream().filter(Best::hasAdc).min(Comparator.comparingDouble(BestDesigns::edap));
  }

  private static double edap(Best best) {
    return best.number("edap_j_s_mm2");
  }

  private static List<Long> indexes(List<Best> designs) {
    return designs.stream().map(best -> best.design().<Long>getAs("config_index")).toList();
  }
}
