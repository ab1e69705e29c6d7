package org.hcim.jobs.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hcim.importer.onnx.OnnxModel;
import org.hcim.jobs.export.ExportForm;
import org.hcim.jobs.export.ExportedModel;
import org.hcim.jobs.run.NetworkExport;
import org.hcim.simulator.inference.Shape;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Exports a quantized network to other tools. */
@RunsIn(RunsIn.Kind.LIGHT)
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Exports a quantized network as an ONNX model. A network with an ideal readout"
          + " becomes weight codes with QuantizeLinear and DequantizeLinear around activations,"
          + " which hcim import, hcim quantize and other tools read. A network with a ternary,"
          + " binary or ADC readout becomes the arithmetic of crossbars and readouts in standard"
          + " operators, with results bit-identical to hcim simulate; this form is for checks,"
          + " and hcim import refuses it.",
      "NETWORK is a file (.hcimq) or the name of a trained network that ships with the"
          + " tool. If a layer cannot be exported, the command names it and writes nothing."
    })
final class ExportCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "NETWORK",
      description = "quantized network, such as net.hcimq or resnet8_16-ideal")
  private String network;

  @Option(names = "--onnx", required = true, paramLabel = "FILE", description = "file to write")
  private Path onnx;

  @Option(
      names = "--bit-exact",
      description = "export the arithmetic of crossbars also for an ideal readout")
  private boolean isBitExact;

  @Mixin private OutputFormat format;

  @Override
  public Integer call() {
    Optional<ExportForm> form = isBitExact ? Optional.of(ExportForm.BIT_EXACT) : Optional.empty();
    var written = new NetworkExport(QuantizedNetworkArgument.choice(network), onnx, form).run();
    var result = Result.of(onnx, written);
    if (format.isJson()) {
      OutputFormat.print(result);
    } else {
      System.out.printf(
          "written: %s, %s, opset %d, input of %s, %d layers in %d nodes%n",
          onnx,
          written.form().label(),
          result.opset(),
          result.input(),
          result.layers(),
          result.nodes());
    }
    return ExitCode.OK;
  }

  /**
   * The exported file.
   *
   * @param form {@code qdq} or {@code bit_exact}
   * @param opset version of the ONNX operator set
   * @param input shape of the images
   * @param bytes size of the file
   */
  record Result(
      String file, String form, int opset, String input, int layers, int nodes, int bytes) {

    static Result of(Path file, NetworkExport.Written written) {
      ExportedModel model = written.model();
      Shape input = model.input();
      return new Result(
          file.toString(),
          written.form().key(),
          OnnxModel.OPSET,
          "1x%dx%dx%d".formatted(input.channels(), input.height(), input.width()),
          model.layers(),
          model.nodes(),
          model.bytes().length);
    }
  }
}
