package org.hcim.jobs.frontier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import org.hcim.jobs.store.TableIdentity;
import org.hcim.sweeps.pareto.Epsilon;
import org.hcim.sweeps.pareto.LossLimit;
import org.hcim.sweeps.pareto.Objective;

/**
 * The summary of a frontier: the control file beside its table.
 *
 * @param frontierId "f_" and the hash of the query and of the rows queried
 * @param sweepId the queried sweep
 * @param fingerprint fingerprint of the sweep's results
 * @param objectives such as {@code energy_pj:min}
 * @param by the grouping columns
 * @param where the condition on rows, or empty
 * @param maxLoss the accuracy loss within which designs compete, or any
 * @param ranks number of non-dominated ranks
 * @param epsilon tolerance of an approximate frontier; empty for the exact one
 * @param scale scales of the knee point and the hypervolume: {@code log}, {@code linear} or, if an
 *     accuracy is an objective, {@code auto}
 * @param ideal ideal point of the reference box, by column; empty if hypervolume is not measured
 * @param reference reference point of the box, by column
 * @param groups one for each combination of the grouping columns' values
 */
public record FrontierOutcome(
    String frontierId,
    String sweepId,
    String fingerprint,
    List<String> objectives,
    List<String> by,
    String where,
    String maxLoss,
    int ranks,
    String epsilon,
    String scale,
    Map<String, Double> ideal,
    Map<String, Double> reference,
    List<Group> groups) {

  /**
   * The frontier of one group.
   *
   * @param group values by column; null for NULL
   * @param accuracy the standing of the competing designs, such as {@code accuracy known}; empty if
   *     accuracy is ignored
   * @param rows number of rows of the group
   * @param excluded number of excluded rows, by reason
   * @param competing number of the other rows
   * @param sizeByRank number of designs of rank 1, 2, ...
   * @param best best value of each objective among the rows of these ranks
   * @param worst worst value of each objective among them
   * @param hypervolume share of the reference box that the frontier dominates, or null
   * @param hypervolumeLow lower bound of the interval of an estimate; otherwise the hypervolume
   * @param hypervolumeHigh upper bound
   * @param beyondReference number of frontier designs that are not better than the reference point
   *     in every objective
   * @param knee index of the knee point, or null if there is none
   * @param kneeWorkload network of the knee point
   */
  public record Group(
      Map<String, String> group,
      String accuracy,
      long rows,
      Map<String, Long> excluded,
      long competing,
      List<Long> sizeByRank,
      Map<String, Double> best,
      Map<String, Double> worst,
      Double hypervolume,
      Double hypervolumeLow,
      Double hypervolumeHigh,
      long beyondReference,
      Long knee,
      String kneeWorkload) {

    public Group {
      accuracy = accuracy == null ? "" : accuracy;
    }

    /** The number of designs on the frontier. */
    public long size() {
      return sizeByRank.get(0);
    }

    /** The group's values, separated by commas. */
    public String name() {
      return group.isEmpty()
          ? "all"
          : String.join(", ", group.values().stream().map(String::valueOf).toList());
    }
  }

  /**
   * Replaces a missing limit by "any": a frontier computed before limits existed ignores accuracy.
   */
  public FrontierOutcome {
    maxLoss = maxLoss == null ? LossLimit.ANY.toString() : maxLoss;
  }

  /** The accuracy loss within which designs compete. */
  public LossLimit limit() {
    return LossLimit.parse(maxLoss);
  }

  static FrontierOutcome of(
      TableIdentity identity,
      FrontierQuery query,
      String sweepId,
      String fingerprint,
      List<RankedFrontier> frontiers,
      List<String> workloads) {
    return new FrontierOutcome(
        identity.id(),
        sweepId,
        fingerprint,
        query.objectives().stream().map(Objective::toString).toList(),
        query.by(),
        query.where().orElse(""),
        query.maxLoss().toString(),
        query.ranks(),
        query.epsilon().map(Epsilon::toString).orElse(""),
        query.scaleKey(),
        query.box().map(box -> box.ideal()).orElse(Map.of()),
        query.box().map(box -> box.reference()).orElse(Map.of()),
        frontiers.stream().map(frontier -> group(frontier, query, workloads)).toList());
  }

  private static Group group(RankedFrontier frontier, FrontierQuery query, List<String> workloads) {
    Map<String, String> group = new LinkedHashMap<>();
    for (int i = 0; i < query.by().size(); i++) {
      group.put(query.by().get(i), frontier.group().get(i));
    }
    var sizes = new ArrayList<Long>();
    for (int rank = 1; rank <= query.ranks(); rank++) {
      sizes.add(frontier.size(rank));
    }
    boolean hasKnee = frontier.knee().isPresent();
    int knee = frontier.knee().orElse(0);
    return new Group(
        group,
        frontier.standing().words(),
        frontier.rows(),
        frontier.excluded(),
        frontier.competing(),
        sizes,
        corner(frontier, query, Math::min),
        corner(frontier, query, Math::max),
        frontier.volume().total(),
        frontier.volume().low(),
        frontier.volume().high(),
        frontier.volume().beyondReference(),
        hasKnee ? frontier.candidates().configIndex(knee) : null,
        hasKnee ? workloads.get(frontier.candidates().workload(knee)) : null);
  }

  private static Map<String, Double> corner(
      RankedFrontier frontier, FrontierQuery query, DoubleBinaryOperator choose) {
    Map<String, Double> corner = new TreeMap<>();
    for (int d = 0; d < query.objectives().size(); d++) {
      Objective objective = query.objectives().get(d);
      Arrays.stream(frontier.candidates().objectives()[d], 0, frontier.candidates().size())
          .reduce(choose)
          .ifPresent(value -> corner.put(objective.column(), objective.minimized(value)));
    }
    return corner;
  }
}
