package org.hcim.simulator.inference;

/** The reader of quantized networks, for the fuzzer. */
public final class NetworkFileTarget {

  private NetworkFileTarget() {}

  /** Reads a file whose checksums are made right: a changed byte would end at the first of them. */
  public static void fuzzerTestOneInput(byte[] input) {
    try {
      NetworkFile.read("fuzzed.hcimq", SectionFile.of(input).bytes());
    } catch (InvalidNetworkException e) {
      // refused
    }
  }
}
