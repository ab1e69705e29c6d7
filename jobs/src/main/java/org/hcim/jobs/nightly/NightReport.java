package org.hcim.jobs.nightly;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hcim.jobs.frontier.FrontierOutcome;
import org.hcim.jobs.report.PastNight;
import org.hcim.jobs.report.Verdict;

/** Nights as a report shows them. */
public final class NightReport {

  private NightReport() {}

  /** The gates that are not off. */
  public static List<Verdict> gates(Night night) {
    return night.gates().stream()
        .filter(gate -> !gate.outcome().equals("OFF"))
        .map(NightReport::verdict)
        .toList();
  }

  /** The history, oldest first. */
  public static List<PastNight> nights(List<Night> history) {
    return history.stream()
        .map(
            night ->
                new PastNight(
                    night.name(),
                    Verdict.Status.valueOf(night.verdict().name()),
                    hypervolumes(night.frontier())))
        .toList();
  }

  private static Verdict verdict(Night.GateLine gate) {
    boolean compared = gate.value() != null;
    return new Verdict(
        gate.gate(),
        Verdict.Status.valueOf(gate.outcome()),
        compared ? NightText.number(gate.value()) + ": " + gate.detail() : gate.detail(),
        compared ? "at most " + NightText.number(gate.above()) : "");
  }

  private static Map<String, Double> hypervolumes(FrontierOutcome frontier) {
    Map<String, Double> hypervolumes = new HashMap<>();
    for (FrontierOutcome.Group group : frontier.groups()) {
      if (group.hypervolume() != null) {
        hypervolumes.put(group.name(), group.hypervolume());
      }
    }
    return hypervolumes;
  }
}
