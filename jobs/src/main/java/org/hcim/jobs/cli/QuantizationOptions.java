package org.hcim.jobs.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.importer.onnx.InputShapes;
import org.hcim.jobs.quantize.CalibratedReadout;
import org.hcim.jobs.quantize.ImageFormat;
import org.hcim.jobs.run.Quantization;
import org.hcim.jobs.run.RequestException;
import org.hcim.simulator.inference.ImageSizing;
import org.hcim.simulator.inference.ImageSizing.Resize;
import org.hcim.simulator.inference.ImageSizing.Size;
import org.hcim.simulator.inference.Preprocessing.ChannelOrder;
import org.hcim.simulator.quantization.QuantizationSetting;
import org.hcim.simulator.quantization.RangeRule;
import org.hcim.simulator.quantization.WeightSteps;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The images of a network and its number formats. */
final class QuantizationOptions {

  @Option(
      names = "--images",
      required = true,
      paramLabel = "LOCATION",
      description = "builtin, or a folder or file of images (see docs/datasets.md)")
  private String images;

  @Option(
      names = "--calibration-images",
      paramLabel = "N",
      description = "number of training images to calibrate with (default: 256; in hcim poc: 64)")
  private Integer calibrationImages;

  @Option(
      names = "--images-limit",
      paramLabel = "N",
      description = "number of test images to measure with (default: 1000; in hcim poc: 256)")
  private Integer imagesLimit;

  @Option(
      names = "--input",
      paramLabel = "NAME=SIZES",
      description = "sizes of an input whose shape the file leaves open, such as x=1x3x32x32")
  private List<String> inputs = List.of();

  @Mixin private NormalizationOptions normalization;

  @Option(
      names = "--resize",
      paramLabel = "SIZE",
      description =
          "scale images to a shorter side, such as 256, or to a height and width, such as 256x320:"
              + " bilinear with antialiasing, as torchvision's Resize")
  private String resize;

  @Option(
      names = "--crop",
      paramLabel = "SIZE",
      description = "crop images to a centered area, such as 224 or 224x320, after --resize")
  private String crop;

  @Option(names = "--channels", paramLabel = "ORDER", description = "rgb or bgr (default: rgb)")
  private ChannelOrder channels;

  @Option(
      names = "--image-bits",
      paramLabel = "BITS",
      description =
          "bits of a pixel value as the first layer reads it (default: 8; in hcim poc: the"
              + " bits of activations)")
  private Integer imageBits;

  @Option(
      names = "--weight-steps",
      paramLabel = "SHARING",
      description =
          "weights that share one quantization step: channel or tensor (default: channel)")
  private WeightSteps weightSteps;

  @Option(
      names = "--range",
      paramLabel = "RULE",
      description = "rule for the range of activations: mse, percentile or max (default: mse)")
  private RangeRule range;

  private ImageSizing sizing() {
    return new ImageSizing(
        Optional.ofNullable(resize).map(Resize::parse), Optional.ofNullable(crop).map(Size::parse));
  }

  /**
   * The defaults of a command.
   *
   * @param imageBits bit width of images
   */
  record Defaults(int imageBits, int calibrationImages, int imagesLimit) {}

  /**
   * The quantization of a network.
   *
   * @param crossbars bit widths and parameters of the crossbars
   */
  Quantization quantization(
      Path network,
      AlgorithmSetting crossbars,
      Defaults defaults,
      List<CalibratedReadout> readouts) {
    if (network.toString().endsWith(".hcimq")) {
      requireNone(network);
    }
    return new Quantization(
        network,
        InputShapes.parse(inputs),
        new ImageFormat(
            sizing(),
            normalization.means(),
            normalization.deviations(),
            given(channels, ChannelOrder.RGB)),
        new QuantizationSetting(
            crossbars,
            given(imageBits, defaults.imageBits()),
            given(weightSteps, WeightSteps.CHANNEL),
            given(range, RangeRule.MSE)),
        readouts,
        images,
        given(calibrationImages, defaults.calibrationImages()),
        given(imagesLimit, defaults.imagesLimit()));
  }

  /** Rejects options that a quantized network sets. */
  private void requireNone(Path network) {
    Map<String, Boolean> options = new LinkedHashMap<>();
    options.put("--input", !inputs.isEmpty());
    options.put("--mean and --std", normalization.isGiven());
    options.put("--resize", resize != null);
    options.put("--crop", crop != null);
    options.put("--channels", channels != null);
    options.put("--image-bits", imageBits != null);
    options.put("--weight-steps", weightSteps != null);
    options.put("--range", range != null);
    options.values().removeIf(isGiven -> !isGiven);
    if (!options.isEmpty()) {
      throw new RequestException(
          "%s must not be combined with %s, a quantized network, which sets it"
              .formatted(String.join(", ", options.keySet()), network));
    }
  }

  private static <T> T given(T option, T byDefault) {
    return option == null ? byDefault : option;
  }
}
