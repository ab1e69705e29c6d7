package org.hcim.jobs.evaluate;

import java.util.Optional;
import org.hcim.jobs.table.Accuracies;
import org.hcim.sweeps.paper.PublishedAccuracy;

/** Accuracy as published in the HCiM paper. */
public record PublishedAccuracies() implements Accuracies {

  private static final long serialVersionUID = 1L;

  @Override
  public Optional<Accuracy> of(String network, Object[] values) {
    return PublishedAccuracy.top1Pct(network, values)
        .map(
            top1Pct ->
                new Accuracy(
                    top1Pct,
                    PublishedAccuracy.referencePct(network).orElse(null),
                    null,
                    PublishedAccuracy.SOURCE));
  }
}
