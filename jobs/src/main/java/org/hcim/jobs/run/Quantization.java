package org.hcim.jobs.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.importer.onnx.InputShapes;
import org.hcim.importer.onnx.OnnxFile;
import org.hcim.jobs.quantize.BaseNetwork;
import org.hcim.jobs.quantize.CalibratedReadout;
import org.hcim.jobs.quantize.ImageFormat;
import org.hcim.jobs.quantize.MeasuredReadout;
import org.hcim.simulator.dataset.Datasets;
import org.hcim.simulator.dataset.LabeledImages;
import org.hcim.simulator.dataset.Split;
import org.hcim.simulator.inference.NetworkFile;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.quantization.QuantizationSetting;
import org.hcim.sweeps.workload.NetworkImport;

/**
 * Quantizes a network for several readouts, without training. Needs no Spark.
 *
 * @param network an ONNX file, or a quantized network with ideal products
 * @param inputs sizes that an ONNX file leaves open
 * @param format image format of an ONNX network
 * @param setting number formats of an ONNX network, and the setting of all crossbars
 * @param images location of the data set
 * @param calibrationImages number of training images for calibration
 * @param testImages number of test images for measurement
 */
public record Quantization(
    Path network,
    InputShapes inputs,
    ImageFormat format,
    QuantizationSetting setting,
    List<CalibratedReadout> readouts,
    String images,
    int calibrationImages,
    int testImages) {

  public Quantization {
    readouts = List.copyOf(readouts);
  }

  /**
   * Quantizes, calibrates and measures.
   *
   * @param listener receives each readout when it is done
   */
  public void run(Consumer<MeasuredReadout> listener) {
    LabeledImages some = open(Split.TRAIN, calibrationImages);
    LabeledImages tests = open(Split.TEST, testImages);
    BaseNetwork base = base(some);
    base.real().ifPresent(real -> listener.accept(MeasuredReadout.ofReal(real, base, tests)));
    AlgorithmSetting crossbars = setting.algorithm();
    for (CalibratedReadout readout : readouts) {
      listener.accept(MeasuredReadout.of(readout, crossbars, base.quantized(), some, tests));
    }
  }

  private BaseNetwork base(LabeledImages some) {
    if (OnnxFile.isName(network.toString())) {
      var imported = NetworkImport.read(network, inputs, NetworkImport.Padding.NONE);
      return BaseNetwork.of(imported, format, setting, some);
    }
    if (!network.toString().endsWith(".hcimq")) {
      throw new RequestException(
          "the network (" + network + ") must be an ONNX file (.onnx) or a quantized one (.hcimq)");
    }
    try {
      return new BaseNetwork(Optional.empty(), NetworkFile.read(network));
    } catch (IOException e) {
      throw new UncheckedIOException(network + " cannot be read", e);
    }
  }

  /** The images of one split. */
  LabeledImages open(Split split, int count) {
    try {
      return Datasets.open(images, split, count);
    } catch (IOException e) {
      throw new UncheckedIOException(images + " cannot be read", e);
    }
  }

  /**
   * The network files: the given one, or one per readout beside it.
   *
   * @param out with the extension .hcimq
   */
  public List<Path> files(Path out) {
    if (readouts.size() == 1) {
      return List.of(out);
    }
    String name = String.valueOf(out.getFileName());
    String stem = name.substring(0, name.length() - ".hcimq".length());
    var files = new ArrayList<Path>();
    for (CalibratedReadout readout : readouts) {
      files.add(out.resolveSibling(stem + "." + readout.key().replace(':', '_') + ".hcimq"));
    }
    return files;
  }

  /** Writes a network. */
  public static void write(QuantizedNetwork network, Path file) {
    try {
      NetworkFile.write(network, file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }
}
