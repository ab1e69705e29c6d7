package org.hcim.jobs.quantize;

import java.util.Optional;
import org.hcim.importer.onnx.ImportedNetwork;
import org.hcim.simulator.dataset.LabeledImages;
import org.hcim.simulator.inference.Preprocessing;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.quantization.FloatNetwork;
import org.hcim.simulator.quantization.NetworkQuantization;
import org.hcim.simulator.quantization.QuantizationSetting;

/**
 * A network before its readout is calibrated.
 *
 * @param real the floating-point network from which it was made, for preprocessed pixels from 0 to
 *     1; empty for a network of codes, which is never run without its rounding
 * @param quantized the quantized network, with ideal products
 */
public record BaseNetwork(Optional<FloatNetwork> real, QuantizedNetwork quantized) {

  /**
   * Quantizes an imported network.
   *
   * @param images calibration images, as they are in the data set
   * @throws org.hcim.accelerator.design.InvalidDesignException naming every layer that the
   *     simulator cannot run, with the reason
   */
  public static BaseNetwork of(
      ImportedNetwork imported,
      ImageFormat format,
      QuantizationSetting setting,
      LabeledImages images) {
    FloatNetwork network = FoldedNetwork.of(imported);
    FloatNetwork onPixels = format.onPixels(network);
    Preprocessing preprocessing = format.preprocessing(network.input(), onPixels.input());
    QuantizedNetwork quantized =
        NetworkQuantization.quantize(
            onPixels, setting, preprocessing, images.prepared(preprocessing));
    boolean isOfCodes = onPixels.images().isPresent();
    return new BaseNetwork(isOfCodes ? Optional.empty() : Optional.of(onPixels), quantized);
  }
}
