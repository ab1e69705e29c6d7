package org.hcim.jobs.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.jobs.quantize.CalibratedReadout;
import org.hcim.jobs.quantize.MeasuredReadout;
import org.hcim.jobs.run.Quantization;
import org.hcim.jobs.run.RequestException;
import org.hcim.jobs.run.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Quantizes a network without training and measures its accuracy with each readout. */
@Command(
    name = "quantize",
    mixinStandardHelpOptions = true,
    description = {
      "Quantizes an ONNX network without training. Chooses the steps of weights and"
          + " activations by their error on some images, then fits thresholds, scale factors and"
          + " ranges of each readout to the partial sums of these images by least squares. Prints"
          + " the accuracy of each readout in bit-exact simulation, and writes the networks for"
          + " hcim simulate. Warns if the reference is not clearly above chance.",
      "NETWORK may also be a quantized network (.hcimq) with an ideal readout. If the"
          + " simulator cannot run a layer, the command names it and stops."
    })
final class QuantizeCommand implements Callable<Integer> {

  private static final QuantizationOptions.Defaults DEFAULTS =
      new QuantizationOptions.Defaults(8, 256, 1000);

  @Parameters(paramLabel = "NETWORK", description = "network file, such as net.onnx")
  private Path network;

  @Option(
      names = "--readouts",
      paramLabel = "READOUT,...",
      defaultValue = CalibratedReadout.DEFAULT,
      description = {
        "readouts to calibrate: " + CalibratedReadout.ACCEPTED,
        "(default: " + CalibratedReadout.DEFAULT + ")"
      })
  private String readouts;

  @Option(
      names = "--design",
      paramLabel = "NAME=VALUE,...",
      description =
          "parameters of the crossbars, such as xbar_rows=64,weight_bits=4,activation_bits=4")
  private String design;

  @Mixin private QuantizationOptions options;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "file to write (.hcimq); with several readouts one file each, beside it")
  private Path out;

  @Mixin private OutputFormat format;

  @Override
  public Integer call() {
    Quantization quantization = quantization();
    List<Path> files = out == null ? List.of() : files(quantization);
    var rows = new ArrayList<Row>();
    var all = new ArrayList<MeasuredReadout>();
    quantization.run(
        measured -> {
          all.add(measured);
          if (rows.isEmpty()) {
            print("%-28s %8s %8s".formatted("readout", "top-1 %", "zeros %"));
          }
          rows.add(row(measured));
          if (!files.isEmpty() && measured.network().isPresent()) {
            int written = (int) rows.stream().filter(row -> !row.isReal()).count() - 1;
            Quantization.write(measured.network().get(), files.get(written));
          }
        });
    if (format.isJson()) {
      OutputFormat.print(rows);
    }
    files.forEach(file -> print("written: " + file));
    MeasuredReadout.warning(all).ifPresent(System.err::println);
    return ExitCode.OK;
  }

  private Row row(MeasuredReadout measured) {
    var row =
        new Row(
            measured.readout(),
            measured.top1Pct(),
            measured.zeroFrac().isPresent() ? measured.zeroFrac().getAsDouble() : null);
    print(row.text());
    return row;
  }

  private void print(String line) {
    if (!format.isJson()) {
      System.out.println(line);
    }
  }

  private List<Path> files(Quantization quantization) {
    if (!out.toString().endsWith(".hcimq")) {
      throw new RequestException("--out (" + out + ") must end with .hcimq");
    }
    List<Path> files = quantization.files(out);
    files.forEach(WholeFile::requirePlace);
    return files;
  }

  private Quantization quantization() {
    return options.quantization(network, crossbars(), DEFAULTS, CalibratedReadout.list(readouts));
  }

  /** The crossbar setting shared by all readouts. */
  private AlgorithmSetting crossbars() {
    AlgorithmSetting setting = AlgorithmSetting.defaults(ReadoutLevels.TERNARY);
    for (Map.Entry<String, Object> entry : NameValues.of("--design", design).entrySet()) {
      List<Parameter> accepted = parameters();
      Parameter parameter =
          accepted.stream()
              .filter(each -> each.column().equals(entry.getKey()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new RequestException(
                          "--design: "
                              + entry.getKey()
                              + " must be one of "
                              + String.join(
                                  ", ", accepted.stream().map(Parameter::column).toList())));
      setting = setting.with(parameter, parameter.parse(entry.getValue()));
    }
    return setting;
  }

  /** The parameters of crossbars; the thresholds are part of a readout. */
  private static List<Parameter> parameters() {
    return AlgorithmSetting.parameters(ReadoutLevels.TERNARY).stream()
        .filter(parameter -> parameter != Parameter.TERNARY_THRESHOLDS)
        .toList();
  }

  /**
   * The accuracy with one readout.
   *
   * @param zeroFrac fraction of ternary zeros; null for other readouts
   */
  record Row(String readout, double top1Pct, Double zeroFrac) {

    boolean isReal() {
      return readout.equals(MeasuredReadout.REAL);
    }

    String text() {
      String zeros = zeroFrac == null ? "" : String.format(Locale.ROOT, "%8.1f", 100 * zeroFrac);
      return String.format(Locale.ROOT, "%-28s %8.2f %s", readout, top1Pct, zeros).stripTrailing();
    }
  }
}
