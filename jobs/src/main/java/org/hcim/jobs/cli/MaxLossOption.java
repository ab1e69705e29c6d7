package org.hcim.jobs.cli;

import java.util.Optional;
import org.hcim.jobs.run.RequestException;
import org.hcim.sweeps.pareto.LossLimit;
import picocli.CommandLine.Option;

/** The accuracy loss within which a command compares designs. */
final class MaxLossOption {

  @Option(
      names = "--max-loss",
      paramLabel = "POINTS",
      description =
          "compare designs with a known accuracy loss of at most this many percentage"
              + " points, relative to the network with an ideal readout; any: ignore accuracy"
              + " (default: 4)")
  private String text;

  /** The limit given on the command line. */
  Optional<LossLimit> given() {
    return parsed(text);
  }

  /** The limit in the text of such an option; empty for null. */
  static Optional<LossLimit> parsed(String text) {
    try {
      return Optional.ofNullable(text).map(LossLimit::parse);
    } catch (IllegalArgumentException e) {
      throw new RequestException(e.getMessage().replaceFirst("max_loss", "--max-loss"));
    }
  }

  /** The given limit, or the default. */
  LossLimit limit() {
    return given().orElse(LossLimit.DEFAULT);
  }
}
