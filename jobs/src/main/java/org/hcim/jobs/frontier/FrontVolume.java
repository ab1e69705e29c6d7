package org.hcim.jobs.frontier;

import java.util.Optional;
import java.util.stream.IntStream;
import org.hcim.sweeps.pareto.Hypervolume;
import org.hcim.sweeps.pareto.HypervolumeContributions;
import org.hcim.sweeps.pareto.MonteCarloHypervolume;
import org.hcim.sweeps.pareto.ReferenceBox;

/** The share of a reference box that a frontier dominates; without a box there is none. */
final class FrontVolume {

  /** The exact volume of four objectives takes the square of the front's time. */
  private static final int MAX_EXACT_OF_FOUR = 50_000;

  private static final int SAMPLES = 1_000_000;
  private static final long SEED = 42;

  private final Double total;
  private final Double low;
  private final Double high;
  private final long beyondReference;
  private final double[] contributions;

  private FrontVolume(
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
   * @param first its designs, as positions among the candidates
   */
  static FrontVolume of(Candidates candidates, int[] first, FrontierQuery query) {
    double[] none = IntStream.range(0, candidates.size()).mapToDouble(i -> Double.NaN).toArray();
    return query
        .box()
        .map(box -> in(box, candidates, first, none))
        .orElse(new FrontVolume(null, null, null, 0, none));
  }

  private static FrontVolume in(
      ReferenceBox box, Candidates candidates, int[] first, double[] contributions) {
    double[][] front =
        box.coordinates(RankedFront.pick(candidates.objectives(), first), first.length);
    double[] reference = box.referenceCoordinates();
    Optional<double[]> own = HypervolumeContributions.of(front, first.length, reference);
    own.ifPresent(
        values ->
            IntStream.range(0, first.length).forEach(i -> contributions[first[i]] = values[i]));
    if (isExact(front.length, first.length)) {
      Hypervolume exact = Hypervolume.of(front, first.length, reference);
      return new FrontVolume(
          exact.volume(), exact.volume(), exact.volume(), exact.beyond(), contributions);
    }
    MonteCarloHypervolume estimate =
        MonteCarloHypervolume.of(front, first.length, reference, SAMPLES, SEED);
    return new FrontVolume(
        estimate.volume(), estimate.low(), estimate.high(), estimate.beyond(), contributions);
  }

  private static boolean isExact(int objectives, int designs) {
    return objectives < Hypervolume.MAX_OBJECTIVES
        || (objectives == Hypervolume.MAX_OBJECTIVES && designs <= MAX_EXACT_OF_FOUR);
  }

  /** The share, or null. */
  Double total() {
    return total;
  }

  /** The lower end of its interval; the share itself where it is exact. */
  Double low() {
    return low;
  }

  /** The upper end. */
  Double high() {
    return high;
  }

  /** Designs that are not better than the reference in every objective. */
  long beyondReference() {
    return beyondReference;
  }

  /** What a candidate adds alone; NaN where that was not computed. */
  double contribution(int candidate) {
    return contributions[candidate];
  }
}
