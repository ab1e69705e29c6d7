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
      description = "means of pixels from 0 to 1 that the network expects (default: 0)")
  private List<Double> means;

  @Option(
      names = "--std",
      paramLabel = "NUMBER",
      split = ",",
      splitSynopsisLabel = ",",
      description = "standard deviations by which it expects pixels to be divided (default: 1)")
  private List<Double> deviations;

  /** Returns whether one of them was given. */
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
