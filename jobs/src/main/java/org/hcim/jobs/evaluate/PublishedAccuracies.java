package org.hcim.jobs.evaluate;

import java.util.List;
import java.util.Optional;
import org.hcim.jobs.accuracy.AssumedZeros;
import org.hcim.jobs.table.RangedAccuracies;
import org.hcim.sweeps.paper.PublishedAccuracy;

/** The accuracies published in the HCiM paper. */
public record PublishedAccuracies() implements RangedAccuracies {

  private static final long serialVersionUID = 1L;

  @Override
  public Optional<Accuracy> of(String workload, String network, Object[] values) {
    return PublishedAccuracy.top1Pct(network, values)
        .map(
            top1Pct ->
                AssumedZeros.exceed(values, PublishedAccuracy.MAX_ZERO_FRAC)
                    ? Accuracy.unknown(
                        AssumedZeros.refusal(values, PublishedAccuracy.MAX_ZERO_FRAC))
                    : accuracy(network, top1Pct));
  }

  @Override
  public List<Accuracy> within(String workload, String network, Object[] least, Object[] most) {
    return PublishedAccuracy.within(network, least, most).stream()
        .map(top1Pct -> accuracy(network, top1Pct))
        .toList();
  }

  /** Returns false: the paper prints no zero fractions for a design. */
  @Override
  public boolean mayReplaceZeros(String workload, String network) {
    return false;
  }

  @Override
  public Optional<Accuracy> ideal(
      String workload, String network, int weightBits, int activationBits) {
    return PublishedAccuracy.hasPrecision(weightBits, activationBits)
        ? referencePct(workload, network).map(top1Pct -> accuracy(network, top1Pct))
        : Optional.empty();
  }

  @Override
  public Optional<Double> referencePct(String workload, String network) {
    return PublishedAccuracy.referencePct(network);
  }

  private static Accuracy accuracy(String network, double top1Pct) {
    return new Accuracy(
        top1Pct,
        PublishedAccuracy.referencePct(network).orElse(null),
        null,
        PublishedAccuracy.SOURCE);
  }
}
