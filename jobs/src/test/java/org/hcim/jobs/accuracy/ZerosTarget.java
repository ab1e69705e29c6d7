package org.hcim.jobs.accuracy;

import java.nio.charset.StandardCharsets;

/** The reader of fractions by layer in tables of accuracy, for the fuzzer. */
public final class ZerosTarget {

  private ZerosTarget() {}

  /** Reads a text. */
  public static void fuzzerTestOneInput(byte[] input) {
    try {
      ZerosByLayer.read(new String(input, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      // refused
    }
  }
}
