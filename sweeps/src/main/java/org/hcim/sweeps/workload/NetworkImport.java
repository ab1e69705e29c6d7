package org.hcim.sweeps.workload;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.hcim.importer.onnx.ImportException;
import org.hcim.importer.onnx.ImportedNetwork;
import org.hcim.importer.onnx.InputShapes;
import org.hcim.importer.onnx.OnnxFile;

/** Networks in the formats of other tools. */
public final class NetworkImport {

  /** The padding of images in workload files, which do not state it. */
  public enum Padding {
    /** Sizes are those of padded images, as the tools interpret them. */
    NONE,
    /** Images are padded so that output = input / stride, rounded up. */
    SAME
  }

  private static final String ACCEPTED = ".onnx, .csv, ZigZag's list of layers in .yaml";

  private NetworkImport() {}

  /**
   * Reads a network: ONNX (.onnx), SCALE-Sim or NeuroSim (.csv), or ZigZag's list of layers (YAML).
   *
   * @param inputs sizes of an ONNX network's inputs
   * @param padding the padding of SCALE-Sim and NeuroSim workload files
   * @throws ImportException if the file cannot be imported
   * @throws org.hcim.sweeps.yaml.SpecException if a text file is too large or not plain text
   */
  public static ImportedNetwork read(Path file, InputShapes inputs, Padding padding) {
    String name = String.valueOf(file.getFileName());
    if (!Files.isRegularFile(file)) {
      throw new ImportException(
          name,
          Files.isDirectory(file) ? "it is a directory; accepted: " + ACCEPTED : "no such file");
    }
    if (OnnxFile.isName(name)) {
      return OnnxFile.open(file).network(nameOf(name), inputs);
    }
    if (!inputs.sizes().isEmpty()) {
      throw new ImportException(name, "sizes of inputs apply only to ONNX files");
    }
    if (name.endsWith(".csv")) {
      return WorkloadCsv.read(file, padding);
    }
    if (ZigZagLayers.isList(file)) {
      return ZigZagLayers.read(file);
    }
    throw new ImportException(
        name, "the format is not known; accepted: " + ACCEPTED + Frameworks.hint(name));
  }

  /** Derives a name for tables from a file name. */
  static String nameOf(String file) {
    String stem = file.substring(0, file.lastIndexOf('.')).toLowerCase(Locale.ROOT);
    String name = stem.replaceAll("[^a-z0-9_-]", "_").replaceAll("^[^a-z]+", "");
    return name.isEmpty() ? "net" : name.substring(0, Math.min(64, name.length()));
  }
}
