package org.hcim.jobs.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.hcim.jobs.summary.BestByReadout.Best;

/**
 * The winners of a sweep with each constants profile.
 *
 * @param lines one line per network and profile with a winner
 */
public record ProfileWinners(List<Line> lines) {

  /**
   * The winner on one network with one profile.
   *
   * @param winner the winning design
   * @param digital EDAP ratio of the best digital design to the best HCiM design
   * @param adcName the ADC whose best design has the lowest EDAP, or null without one
   * @param adc EDAP ratio of that ADC design to the best HCiM design
   */
  public record Line(
      String workload,
      String profile,
      Best winner,
      OptionalDouble digital,
      String adcName,
      OptionalDouble adc) {}

  public ProfileWinners {
    lines = List.copyOf(lines);
  }

  /** The winners within the accuracy loss. */
  public static ProfileWinners within(List<BestDesigns> designs) {
    List<Line> lines = new ArrayList<>();
    designs.forEach(
        each ->
            each.winner().map(winner -> line(each, winner, each.within())).ifPresent(lines::add));
    return new ProfileWinners(lines);
  }

  /** The winners, regardless of accuracy. */
  public static ProfileWinners ignoringAccuracy(List<BestDesigns> designs) {
    List<Line> lines = new ArrayList<>();
    designs.forEach(
        each ->
            each.winnerIgnoringAccuracy()
                .map(winner -> line(each, winner, each.ignoringAccuracy()))
                .ifPresent(lines::add));
    return new ProfileWinners(lines);
  }

  /** Returns whether a sweep has more than one profile. */
  public static boolean compares(List<BestDesigns> designs) {
    return designs.stream().map(BestDesigns::profile).distinct().count() > 1;
  }

  /**
   * The designs with one profile, for comparisons of readouts, because constants are not a design
   * choice. Uses the first profile in the order of declaration, and one with the lowest or highest
   * constants only if there is no other.
   */
  public static List<BestDesigns> ofOneProfile(List<BestDesigns> designs) {
    Optional<String> first =
        designs.stream()
            .map(BestDesigns::profile)
            .min(Comparator.comparing(ProfileOrder::isExtreme).thenComparingInt(ProfileOrder::of));
    return designs.stream().filter(each -> each.profile().equals(first.orElse(""))).toList();
  }

  /** One sentence on whether the winning readouts depend on the profile. */
  public String sentence() {
    Map<String, Map<String, List<String>>> readouts = new LinkedHashMap<>();
    for (Line line : lines) {
      readouts
          .computeIfAbsent(line.workload(), name -> new LinkedHashMap<>())
          .computeIfAbsent(line.winner().side(), name -> new ArrayList<>())
          .add(line.profile());
    }
    boolean same = readouts.values().stream().allMatch(winners -> winners.size() == 1);
    return same
        ? "The winner is the same in all profiles: %s."
            .formatted(
                readouts.entrySet().stream()
                    .map(network -> only(network.getValue()) + " on " + network.getKey())
                    .collect(Collectors.joining(", ")))
        : "The winner is not the same in all profiles: %s."
            .formatted(
                readouts.entrySet().stream()
                    .map(network -> network.getKey() + " " + byProfile(network.getValue()))
                    .collect(Collectors.joining("; ")));
  }

  private static String only(Map<String, List<String>> winners) {
    return winners.keySet().iterator().next();
  }

  private static String byProfile(Map<String, List<String>> winners) {
    if (winners.size() == 1) {
      return "(%s with all)".formatted(only(winners));
    }
    return winners.entrySet().stream()
        .map(winner -> winner.getKey() + " with " + String.join(", ", winner.getValue()))
        .collect(Collectors.joining(" and ", "(", ")"));
  }

  private static Line line(BestDesigns designs, Best winner, List<Best> compared) {
    Optional<Best> adc = BestDesigns.closestAdc(compared);
    return new Line(
        designs.workload(),
        designs.profile(),
        winner,
        overHcim(BestDesigns.digital(compared), compared),
        adc.map(Best::side).orElse(null),
        overHcim(adc, compared));
  }

  private static OptionalDouble overHcim(Optional<Best> rival, List<Best> compared) {
    Optional<Best> hcim = BestDesigns.hcim(compared);
    return rival.isEmpty() || hcim.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(rival.get().number("edap_j_s_mm2") / hcim.get().number("edap_j_s_mm2"));
  }
}
