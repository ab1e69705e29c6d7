package org.hcim.jobs.summary;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hcim.jobs.summary.BestByReadout.Best;
import org.hcim.sweeps.pareto.LossLimit;

/**
 * The lowest-EDAP designs of one network under one profile of constants, HCiM first, then digital,
 * then ADCs from many bits to few.
 *
 * @param profile the profile of constants
 * @param limit the accuracy loss up to which designs are compared
 * @param within of each readout the best design within the accuracy loss; readouts without one are
 *     missing
 * @param ignoringAccuracy of each readout the best design of any accuracy
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

  /** The winner within the loss: an estimate wins only where nothing was measured. */
  public Optional<Best> winner() {
    return limit.isAny() ? winnerIgnoringAccuracy() : within.stream().min(ORDER);
  }

  /** Returns whether the evidence of a design within the loss is too weak to beat the winner. */
  public boolean isOutranked(Best best) {
    return !limit.isAny()
        && winner().filter(winner -> best.evidence().rank() > winner.evidence().rank()).isPresent();
  }

  /** The design of the lowest EDAP, whatever is known of its accuracy. */
  public Optional<Best> winnerIgnoringAccuracy() {
    return ignoringAccuracy.stream().min(Comparator.comparingDouble(BestDesigns::edap));
  }

  /**
   * Returns whether the loss changes nothing: the same designs are best with and without it, and
   * the same one of them wins.
   */
  public boolean isSame() {
    return indexes(within).equals(indexes(ignoringAccuracy))
        && indexes(winner().stream().toList())
            .equals(indexes(winnerIgnoringAccuracy().stream().toList()));
  }

  /** The HCiM design among some. */
  public static Optional<Best> hcim(List<Best> designs) {
    return designs.stream().filter(Best::isHcim).findFirst();
  }

  /** The digital design among some. */
  public static Optional<Best> digital(List<Best> designs) {
    return designs.stream().filter(best -> ReadoutLabel.isDigital(best.side())).findFirst();
  }

  /** The ADC design of the lowest EDAP among some. */
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
