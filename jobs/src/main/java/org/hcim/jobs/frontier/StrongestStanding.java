package org.hcim.jobs.frontier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Selects the designs that form each group's frontier: those of the strongest standing of their
 * accuracy. Designs of a weaker standing are excluded and counted, so they dominate no other
 * design.
 */
final class StrongestStanding {

  private StrongestStanding() {}

  /** One frontier per group. */
  static Map<Competition, GroupFrontier> of(Map<Competition, GroupFrontier> all) {
    Map<List<String>, List<Competition>> groups = new LinkedHashMap<>();
    for (Competition competition : all.keySet()) {
      groups.computeIfAbsent(competition.group(), key -> new ArrayList<>()).add(competition);
    }
    Map<Competition, GroupFrontier> chosen = new HashMap<>();
    for (List<Competition> competitions : groups.values()) {
      competitions.sort(Comparator.comparing(Competition::standing));
      Competition strongest =
          competitions.stream()
              .filter(competition -> all.get(competition).candidates().size() > 0)
              .findFirst()
              .orElse(competitions.get(0));
      GroupFrontier frontier = all.get(strongest);
      for (Competition other : competitions) {
        if (!other.equals(strongest)) {
          frontier.exclude(all.get(other), other.standing().words());
        }
      }
      chosen.put(strongest, frontier);
    }
    return chosen;
  }
}
