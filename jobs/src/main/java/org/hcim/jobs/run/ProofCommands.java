package org.hcim.jobs.run;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.hcim.jobs.quantize.ImageFormat;
import org.hcim.jobs.shell.ShellCommand;
import org.hcim.simulator.quantization.QuantizationSetting;

/** The ordinary commands equivalent to the steps of a proof of concept. */
record ProofCommands(ProofOfConcept proof, ProofFiles files) {

  String importNetwork() {
    return withInputs(ShellCommand.hcim("import").path(proof.quantization().network().toString()))
        .literal("--out")
        .path(files.network().toString())
        .toString();
  }

  String quantize() {
    Quantization quantization = proof.quantization();
    ShellCommand command =
        ShellCommand.hcim("quantize")
            .path(quantization.network().toString())
            .literal("--images")
            .path(quantization.images())
            .literal("--readouts ideal");
    return setting(command).literal("--out").path(files.quantized().toString()).toString();
  }

  /** Everything that determines a quantization, except the network and the images. */
  String setting() {
    return setting(ShellCommand.of("setting")).toString();
  }

  String plan() {
    return ShellCommand.hcim("plan").path(files.spec().toString()).toString();
  }

  String sweep() {
    return withLoss(
        ShellCommand.hcim("sweep").path(files.spec().toString()).literal("--out").path(out()));
  }

  String frontier() {
    return withLoss(ShellCommand.hcim("frontier").path(out()));
  }

  String report() {
    return withLoss(
        ShellCommand.hcim("report").path(out()).literal("--spec").path(files.spec().toString()));
  }

  private String out() {
    return proof.out().toString();
  }

  private String withLoss(ShellCommand command) {
    return command.literal("--max-loss").value(proof.maxLoss().toString()).toString();
  }

  private ShellCommand setting(ShellCommand command) {
    Quantization quantization = proof.quantization();
    QuantizationSetting setting = quantization.setting();
    ImageFormat format = quantization.format();
    withInputs(command);
    format.sizing().resize().ifPresent(size -> command.literal("--resize").value(size.toString()));
    format.sizing().crop().ifPresent(size -> command.literal("--crop").value(size.toString()));
    command
        .literal("--calibration-images " + quantization.calibrationImages())
        .literal("--images-limit " + quantization.testImages())
        .literal("--design")
        .value(bits(setting.algorithm(), "="))
        .literal("--mean")
        .value(list(format.means()))
        .literal("--std")
        .value(list(format.deviations()))
        .literal("--channels")
        .value(lower(format.channels()))
        .literal("--image-bits " + setting.imageBits())
        .literal("--weight-steps")
        .value(lower(setting.steps()))
        .literal("--range")
        .value(lower(setting.range()));
    return command;
  }

  /** The bit widths of weights and activations. */
  static String bits(AlgorithmSetting setting, String separator) {
    return List.of(Parameter.WEIGHT_BITS, Parameter.ACTIVATION_BITS).stream()
        .map(parameter -> parameter.column() + separator + setting.integer(parameter))
        .collect(Collectors.joining("=".equals(separator) ? "," : ", "));
  }

  private ShellCommand withInputs(ShellCommand command) {
    for (Map.Entry<String, List<Long>> input : proof.quantization().inputs().sizes().entrySet()) {
      String sizes =
          input.getValue().stream().map(String::valueOf).collect(Collectors.joining("x"));
      command.literal("--input").value(input.getKey() + "=" + sizes);
    }
    return command;
  }

  private static String list(List<Double> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private static String lower(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
