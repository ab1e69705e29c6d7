package org.hcim.jobs.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** The normalization of pixels that a network expects: (pixel / 255 - mean) / std. */
final class NormalizationOptions {

  @Option(
      names = "--mean",
      paramLabel = "NUMBER",
      split = ",",
      splitSynopsisLabel = ",",
      description =
          "mean that the network expects to be subtracted from pixels of 0 to 1: one"
              + " number, or one per channel (default: 0)")
  private List<Double> means;

  @Option(
      names = "--std",
      paramLabel = "NUMBER",
      split = ",",
      splitSynopsisLabel = ",",
      description =
          "standard deviation that the network expects pixels to be divided by: one number,"
              + " or one per channel (default: 1)")
  private List<Double> deviations;

  /** Returns whether either option was given. */
  boolean isGiven() {
    return means != null || deviations != null;
  }

  List<Double> means() {
    return means == null ? List.of(0.0) : means;
  }

  List<Double> deviations() {
    return deviations == null ? List.of(1.0) : deviations;
  }
}
