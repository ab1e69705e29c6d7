package org.hcim.jobs.frontier;

import java.util.Optional;
import java.util.stream.IntStream;
import org.hcim.sweeps.pareto.Hypervolume;
import org.hcim.sweeps.pareto.HypervolumeContributions;
import org.hcim.sweeps.pareto.MonteCarloHypervolume;
import org.hcim.sweeps.pareto.ReferenceBox;

/** The hypervolume of a frontier: the share of the reference box that it dominates. */
final class FrontierVolume {

  /**
   * Limit of the exact computation for four objectives, which is quadratic in the frontier's size.
   */
  private static final int MAX_EXACT_OF_FOUR = 50_000;

  private static final int SAMPLES = 1_000_000;
  private static final long SEED = 42;

  private final Double total;
  private final Double low;
  private final Double high;
  private final long beyondReference;
  private final double[] contributions;

  private FrontierVolume(
      Double total, Double low, Double high, long beyondReference, double[] contributions) {
    this.total = total;
    this.low = low;
    this.high = high;
    this.beyondReference = beyondReference;
    this.contributions = contributions;
  }

  /**
   * Measures a frontier.
   *
   * @param first positions of its designs among the candidates
   */
  static FrontierVolume of(Candidates candidates, int[] first, FrontierQuery query) {
    double[] none = IntStream.range(0, candidates.size()).mapToDouble(i -> Double.NaN).toArray();
    return query
        .box()
        .map(box -> in(box, candidates, first, none))
        .orElse(new FrontierVolume(null, null, null, 0, none));
  }

  private static FrontierVolume in(
      ReferenceBox box, Candidates candidates, int[] first, double[] contributions) {
    double[][] frontier =
        box.coordinates(RankedFrontier.pick(candidates.objectives(), first), first.length);
    double[] reference = box.referenceCoordinates();
    Optional<double[]> own = HypervolumeContributions.of(frontier, first.length, reference);
    own.ifPresent(
        values ->
            IntStream.range(0, first.length).forEach(i -> contributions[first[i]] = values[i]));
    if (isExact(frontier.length, first.length)) {
      Hypervolume exact = Hypervolume.of(frontier, first.length, reference);
      return new FrontierVolume(
          exact.volume(), exact.volume(), exact.volume(), exact.beyond(), contributions);
    }
    MonteCarloHypervolume estimate =
        MonteCarloHypervolume.of(frontier, first.length, reference, SAMPLES, SEED);
    return new FrontierVolume(
        estimate.volume(), estimate.low(), estimate.high(), estimate.beyond(), contributions);
  }

  private static boolean isExact(int objectives, int designs) {
    return objectives < Hypervolume.MAX_OBJECTIVES
        || (objectives == Hypervolume.MAX_OBJECTIVES && designs <= MAX_EXACT_OF_FOUR);
  }

  /** The hypervolume, or null. */
  Double total() {
    return total;
  }

  /** The lower end of the confidence interval; the hypervolume itself if it is exact. */
  Double low() {
    return low;
  }

  /** The upper end of the interval. */
  Double high() {
    return high;
  }

  /** The number of designs that are not better than the reference point in every objective. */
  long beyondReference() {
    return beyondReference;
  }

  /** The hypervolume contribution of a candidate; NaN if not computed. */
  double contribution(int candidate) {
    return contributions[candidate];
  }
}
