package org.hcim.jobs.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hcim.importer.onnx.ImportedNetwork;
import org.hcim.importer.onnx.InputShapes;
import org.hcim.importer.onnx.Product;
import org.hcim.jobs.run.ImportedFile;
import org.hcim.jobs.run.RequestException;
import org.hcim.jobs.run.WholeFile;
import org.hcim.sweeps.workload.NetworkImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Imports a network from another tool, prints the products that are costed, and writes a network
 * file.
 */
@RunsIn(RunsIn.Kind.LIGHT)
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Imports a network from ONNX (.onnx), a SCALE-Sim or NeuroSim topology (.csv) or a"
          + " ZigZag layer list (.yaml). Prints the products of its layers and the unit that runs"
          + " each one: products with weights run on crossbars, products of activations and"
          + " elementwise operations on the vector unit.",
      "If the file cannot be imported, the command lists the nodes and operators at fault"
          + " with the reasons."
    })
final class ImportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "network file, such as net.onnx")
  private Path file;

  @Option(
      names = "--input",
      paramLabel = "NAME=SIZES",
      description = "sizes of an input whose shape the file leaves open, such as x=1x3x224x224")
  private List<String> inputs = List.of();

  @Option(
      names = "--padding",
      paramLabel = "PADDING",
      defaultValue = "none",
      description =
          "padding in .csv files: none (sizes include it) or same (output = input / stride)"
              + " (default: none)")
  private NetworkImport.Padding padding;

  @Option(names = "--out", paramLabel = "FILE", description = "network file to write (.yaml)")
  private Path out;

  @Mixin private OutputFormat format;

  @Override
  public Integer call() {
    if (out != null && !out.toString().endsWith(".yaml")) {
      throw new RequestException("--out (" + out + ") must end with .yaml");
    }
    if (out != null) {
      WholeFile.requirePlace(out);
    }
    ImportedNetwork network = NetworkImport.read(file, InputShapes.parse(inputs), padding);
    if (out != null) {
      ImportedFile.write(network, out);
    }
    if (format.isJson()) {
      OutputFormat.print(ImportedLayers.of(network));
    } else {
      ImportText.lines(network).forEach(System.out::println);
      if (out != null) {
        System.out.println("written: " + out);
      }
    }
    return ExitCode.OK;
  }

  /**
   * The products of a network.
   *
   * @param macs multiply-accumulates per inference
   */
  record ImportedLayers(String network, long macs, List<Layer> layers) {

    /** One product. */
    record Layer(
        String name, String on, long rows, long outputs, long groups, long positions, long macs) {}

    static ImportedLayers of(ImportedNetwork network) {
      return new ImportedLayers(
          network.graph().name(),
          network.macs(),
          network.products().stream().map(ImportedLayers::layer).toList());
    }

    private static Layer layer(Product product) {
      return new Layer(
          product.name(),
          product.on().name().toLowerCase(Locale.ROOT),
          product.rows(),
          product.outputs(),
          product.groups(),
          product.positions(),
          product.macs());
    }
  }
}
