package org.hcim.jobs.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hcim.jobs.frontier.FrontierOutcome;
import org.hcim.jobs.frontier.FrontierTable;
import org.hcim.sweeps.regression.FrontierChange;

/**
 * The frontiers of a run compared with those of an earlier one.
 *
 * @param notComparable the reason why the designs on the frontiers are not comparable, or empty
 * @param hypervolumesNotComparable the reason why their hypervolumes are not comparable, or empty
 * @param groups the groups of either frontier, by name
 */
public record FrontierComparison(
    String notComparable, String hypervolumesNotComparable, List<GroupChange> groups) {

  /**
   * The frontier of one group.
   *
   * @param group the group's name, such as a network
   * @param stayed number of designs on both frontiers
   * @param change designs that entered, left or were lost
   * @param hypervolumeBefore hypervolume of the earlier frontier; null if not measured
   * @param hypervolume hypervolume of the later frontier, with the same ideal and reference points
   */
  public record GroupChange(
      String group,
      long stayed,
      FrontierChange<DesignKey> change,
      Double hypervolumeBefore,
      Double hypervolume) {}

  public FrontierComparison {
    groups = List.copyOf(groups);
  }

  /** Compares two frontiers. */
  public static FrontierComparison between(
      Optional<FrontierTable> before, Optional<FrontierTable> now) {
    if (before.isEmpty() || now.isEmpty()) {
      String side = before.isEmpty() ? "the baseline" : "this run";
      return none("no frontier of " + side + " was computed");
    }
    FrontierOutcome earlier = before.get().outcome();
    FrontierOutcome later = now.get().outcome();
    String query = differences(query(earlier), query(later));
    if (!query.isEmpty()) {
      return none("the frontier query differs from the baseline's: " + query);
    }
    String box = differences(box(earlier), box(later));
    return new FrontierComparison(
        "",
        box.isEmpty() ? "" : "the hypervolume box differs from the baseline's: " + box,
        groups(before.get(), now.get(), box.isEmpty()));
  }

  private static FrontierComparison none(String reason) {
    return new FrontierComparison(reason, reason, List.of());
  }

  private static List<GroupChange> groups(
      FrontierTable before, FrontierTable now, boolean measured) {
    var earlier = FrontierPoints.of(before);
    var later = FrontierPoints.of(now);
    var names = new TreeSet<>(earlier.keySet());
    names.addAll(later.keySet());
    List<GroupChange> groups = new ArrayList<>();
    for (String name : names) {
      Map<DesignKey, double[]> old = earlier.getOrDefault(name, Map.of());
      var change = FrontierChange.between(old, later.getOrDefault(name, Map.of()));
      groups.add(
          new GroupChange(
              name,
              old.size() - change.left().size(),
              change,
              measured ? before.hypervolume(name).orElse(null) : null,
              measured ? now.hypervolume(name).orElse(null) : null));
    }
    return groups;
  }

  private static Map<String, Object> query(FrontierOutcome frontier) {
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("objectives", frontier.objectives());
    query.put("by", frontier.by());
    query.put("where", frontier.where());
    query.put("max_loss", frontier.maxLoss());
    query.put("epsilon", frontier.epsilon());
    return query;
  }

  private static Map<String, Object> box(FrontierOutcome frontier) {
    Map<String, Object> box = new LinkedHashMap<>();
    box.put("scale", frontier.scale());
    box.put("ideal", frontier.ideal());
    box.put("reference", frontier.reference());
    return box;
  }

  private static String differences(Map<String, Object> before, Map<String, Object> now) {
    return before.entrySet().stream()
        .filter(entry -> !entry.getValue().equals(now.get(entry.getKey())))
        .map(entry -> entry.getKey() + ": " + entry.getValue() + " -> " + now.get(entry.getKey()))
        .collect(Collectors.joining("; "));
  }
}
