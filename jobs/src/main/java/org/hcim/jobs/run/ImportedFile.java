package org.hcim.jobs.run;

import java.nio.file.Path;
import java.util.Locale;
import org.hcim.importer.onnx.ImportedNetwork;
import org.hcim.sweeps.workload.NetworkWriter;

/** The network file of an imported network, including its origin. */
public final class ImportedFile {

  private ImportedFile() {}

  /** Writes the file. */
  public static void write(ImportedNetwork network, Path file) {
    WholeFile.write(file, writer -> writer.append(text(network)));
  }

  /** The text of the file. */
  static String text(ImportedNetwork network) {
    return String.format(
            Locale.ROOT,
            "# Imported from %s%n# SHA-256 %s%s%n",
            NetworkWriter.quoted(network.file()),
            network.digest(),
            network.opset() == 0 ? "" : ", opset " + network.opset())
        + NetworkWriter.write(network.graph());
  }
}
