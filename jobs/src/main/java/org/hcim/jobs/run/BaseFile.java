package org.hcim.jobs.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hcim.jobs.quantize.MeasuredReadout;
import org.hcim.sweeps.canonical.Sha256;

/**
 * A quantized network stored together with its inputs, so equal inputs are not quantized again.
 *
 * @param inputs everything that determines the network, one item per line
 */
record BaseFile(ProofFiles files, String inputs) {

  private static final String HASH = "quantized SHA-256 ";
  private static final String ACCURACY = "top-1 ";

  /** The accuracies of the stored network, and their warning; empty if there is none or its inputs differ. */
  Optional<String> known() {
    if (!Files.isRegularFile(files.record()) || !Files.isRegularFile(files.quantized())) {
      return Optional.empty();
    }
    String text = TextFile.read(files.record());
    return text.startsWith(inputs + hash(read(files.quantized())))
        ? Optional.of(text.substring(text.indexOf("\n" + ACCURACY) + 1).stripTrailing())
        : Optional.empty();
  }

  /**
   * Writes a network, then its inputs.
   *
   * @param measured accuracies in floating point and with an ideal readout
   * @return the accuracies, and a warning if they are not clearly above chance
   */
  String write(List<MeasuredReadout> measured) {
    var accuracies = new ArrayList<String>();
    for (MeasuredReadout each : measured) {
      accuracies.add(String.format(Locale.ROOT, "%s %.2f %%", each.readout(), each.top1Pct()));
      each.network().ifPresent(network -> Quantization.write(network, files.quantized()));
    }
    String accuracy =
        ACCURACY
            + String.join(", ", accuracies)
            + MeasuredReadout.warning(measured).map(warning -> "\n" + warning).orElse("");
    String text = inputs + hash(read(files.quantized())) + accuracy + "\n";
    WholeFile.write(files.record(), writer -> writer.append(text));
    return accuracy;
  }

  private static String hash(byte[] network) {
    return HASH + Sha256.hex(network) + "\n";
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}
