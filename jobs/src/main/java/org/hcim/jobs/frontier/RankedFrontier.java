package org.hcim.jobs.frontier;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hcim.sweeps.pareto.Epsilon;
import org.hcim.sweeps.pareto.EpsilonFrontier;
import org.hcim.sweeps.pareto.FrontierRanks;
import org.hcim.sweeps.pareto.KneePoint;
import org.hcim.sweeps.pareto.Objective;
import org.hcim.sweeps.pareto.Scale;

/** One group's ranked designs, in an order independent of the reading order. */
final class RankedFrontier {

  private final Competition competition;
  private final GroupFrontier rows;
  private final Candidates candidates;
  private final int[] ranks;
  private final OptionalInt knee;
  private final FrontierVolume volume;

  private RankedFrontier(
      Competition competition,
      GroupFrontier rows,
      Candidates candidates,
      int[] ranks,
      OptionalInt knee,
      FrontierVolume volume) {
    this.competition = competition;
    this.rows = rows;
    this.candidates = candidates;
    this.ranks = ranks;
    this.knee = knee;
    this.volume = volume;
  }

  /** Receives a design's rank, knee flag and contribution. */
  @FunctionalInterface
  interface MemberVisitor {
    void member(long configIndex, int rank, double contribution, boolean knee);
  }

  static RankedFrontier of(Competition competition, GroupFrontier frontier, FrontierQuery query) {
    Candidates candidates = frontier.candidates().inOrder(ordered(frontier.candidates()));
    int[] ranks = FrontierRanks.of(candidates.objectives(), candidates.size(), query.ranks());
    if (query.epsilon().isPresent()) {
      requireBoxes(candidates, query, query.epsilon().get());
      List<Epsilon> epsilons =
          Collections.nCopies(query.objectives().size(), query.epsilon().get());
      candidates.keep(EpsilonFrontier.of(candidates.objectives(), candidates.size(), epsilons));
      ranks = Arrays.copyOf(ranks, candidates.size());
    }
    int[] first = firstOf(ranks);
    return new RankedFrontier(
        competition,
        frontier,
        candidates,
        ranks,
        KneePoint.of(scaled(candidates, query), first),
        FrontierVolume.of(candidates, first, query));
  }

  /** The values of the group columns; null for NULL. */
  List<String> group() {
    return competition.group();
  }

  /** The standing of the competing designs. */
  Standing standing() {
    return competition.standing();
  }

  /** The number of rows of the group. */
  long rows() {
    return rows.rows();
  }

  /** The number of excluded rows, by reason. */
  Map<String, Long> excluded() {
    return rows.excluded();
  }

  /** The number of rows that are not excluded. */
  long competing() {
    return rows() - excluded().values().stream().mapToLong(Long::longValue).sum();
  }

  /** The designs of all ranks, by network and point. */
  Candidates candidates() {
    return candidates;
  }

  /** The knee point, as a position among the candidates. */
  OptionalInt knee() {
    return knee;
  }

  /** The frontier's hypervolume. */
  FrontierVolume volume() {
    return volume;
  }

  /** The number of designs of a rank. */
  long size(int rank) {
    return Arrays.stream(ranks).filter(r -> r == rank).count();
  }

  /** The indexes of the group's members on a network. */
  LongStream configIndexes(int workload) {
    return IntStream.range(0, candidates.size())
        .filter(i -> candidates.workload(i) == workload)
        .mapToLong(candidates::configIndex);
  }

  void forEach(int workload, MemberVisitor visitor) {
    for (int i = 0; i < candidates.size(); i++) {
      if (candidates.workload(i) == workload) {
        visitor.member(
            candidates.configIndex(i),
            ranks[i],
            volume.contribution(i),
            knee.isPresent() && knee.getAsInt() == i);
      }
    }
  }

  private static int[] firstOf(int[] ranks) {
    return IntStream.range(0, ranks.length).filter(i -> ranks[i] == 1).toArray();
  }

  static double[][] pick(double[][] columns, int[] positions) {
    return Arrays.stream(columns)
        .map(column -> Arrays.stream(positions).mapToDouble(i -> column[i]).toArray())
        .toArray(double[][]::new);
  }

  private static int[] ordered(Candidates candidates) {
    return IntStream.range(0, candidates.size())
        .boxed()
        .sorted(
            Comparator.<Integer>comparingInt(candidates::workload)
                .thenComparingLong(candidates::configIndex))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static void requireBoxes(Candidates candidates, FrontierQuery query, Epsilon epsilon) {
    for (int d = 0; d < query.objectives().size(); d++) {
      Objective objective = query.objectives().get(d);
      for (int i = 0; i < candidates.size(); i++) {
        double value = candidates.objectives()[d][i];
        if (!epsilon.covers(value)) {
          throw new FrontierException(
              "%s of point %d (%s) is too large for this epsilon; use a larger one"
                  .formatted(
                      objective.column(), candidates.configIndex(i), objective.minimized(value)));
        }
      }
    }
  }

  /** The objectives to be minimized, on the query's scales. */
  private static double[][] scaled(Candidates candidates, FrontierQuery query) {
    double[][] scaled = new double[query.objectives().size()][candidates.size()];
    for (int d = 0; d < scaled.length; d++) {
      Objective objective = query.objectives().get(d);
      Scale scale = query.scale().of(objective);
      for (int i = 0; i < scaled[d].length; i++) {
        double value = objective.minimized(candidates.objectives()[d][i]);
        if (!scale.covers(value)) {
          throw new FrontierException(
              ("%s of point %d (%s) has no place on the %s scale; use --scale linear or, in a"
                      + " spec, frontier.scale: linear")
                  .formatted(objective.column(), candidates.configIndex(i), value, scale.key()));
        }
        scaled[d][i] = objective.minimized(scale.of(value));
      }
    }
    return scaled;
  }
}
