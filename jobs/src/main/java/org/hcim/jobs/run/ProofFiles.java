package org.hcim.jobs.run;

import java.nio.file.Path;

/**
 * The files of a proof of concept in its directory.
 *
 * @param name name of the network
 */
record ProofFiles(Path out, String name) {

  /** The network file. */
  Path network() {
    return file(".yaml");
  }

  /** The quantized network with an ideal readout. */
  Path quantized() {
    return file(".hcimq");
  }

  /** The inputs of the quantization and its accuracies. */
  Path record() {
    return file(".hcimq.txt");
  }

  Path spec() {
    return out.resolve(ProofOfConcept.SPEC + ".yaml");
  }

  private Path file(String ending) {
    String stem = name.equals(ProofOfConcept.SPEC) ? name + "_network" : name;
    return out.resolve(stem + ending);
  }
}
