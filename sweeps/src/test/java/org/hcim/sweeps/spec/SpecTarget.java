package org.hcim.sweeps.spec;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.sweeps.yaml.SpecException;

/** The reader of sweep specs, for the fuzzer. */
public final class SpecTarget {

  private SpecTarget() {}

  /** Reads and expands a spec; its rules are parsed. */
  public static void fuzzerTestOneInput(byte[] input) {
    try {
      String text = new String(input, StandardCharsets.UTF_8);
      SweepSpec.parse("fuzzed.yaml", text, Path.of("nowhere")).canonicalJson();
    } catch (SpecException | InvalidDesignException e) {
      // refused
    }
  }
}
