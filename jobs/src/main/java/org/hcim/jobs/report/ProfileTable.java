package org.hcim.jobs.report;

import java.util.List;
import java.util.OptionalDouble;
import org.hcim.jobs.summary.ProfileWinners;

/**
 * The winners with each constants profile, for the page.
 *
 * @param sentence states whether the winning readouts depend on the profile
 * @param lines one line per network and profile
 */
record ProfileTable(String sentence, List<Line> lines) {

  /**
   * The winner on one network with one profile.
   *
   * @param winner the winning readout
   * @param words the winning design's main parameters
   * @param loss its accuracy loss in words
   * @param digital EDAP ratio of the best digital design to the best HCiM design, or null
   * @param adcName the ADC with the lowest EDAP, or null
   * @param adc EDAP ratio of the best design with that ADC to the best HCiM design, or null
   */
  record Line(
      String workload,
      String profile,
      String winner,
      String words,
      String loss,
      Number digital,
      String adcName,
      Number adc) {}

  static ProfileTable of(ProfileWinners winners) {
    return new ProfileTable(
        winners.sentence(), winners.lines().stream().map(ProfileTable::line).toList());
  }

  private static Line line(ProfileWinners.Line line) {
    return new Line(
        line.workload(),
        line.profile(),
        line.winner().side(),
        line.winner().words(),
        line.winner().loss(),
        orNull(line.digital()),
        line.adcName(),
        orNull(line.adc()));
  }

  private static Number orNull(OptionalDouble ratio) {
    return ratio.isPresent() ? Digits.of(ratio.getAsDouble()) : null;
  }
}
