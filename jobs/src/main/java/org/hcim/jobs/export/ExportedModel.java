package org.hcim.jobs.export;

import org.hcim.importer.onnx.OnnxModel;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Shape;

/**
 * A network as an ONNX model.
 *
 * @param input the shape of one image
 * @param layers number of products and pools
 * @param nodes number of nodes
 * @param bytes contents of the file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ExportedModel(Shape input, int layers, int nodes, byte[] bytes) {

  /**
   * Exports a network in a form.
   *
   * @throws org.hcim.accelerator.design.InvalidDesignException naming every layer that cannot be
   *     exported, with the reason
   */
  public static ExportedModel of(QuantizedNetwork network, ExportForm form) {
    return form == ExportForm.QDQ ? QuantizedExport.of(network) : PartialSumExport.of(network);
  }

  static ExportedModel of(OnnxModel model, Shape input, int layers) {
    return new ExportedModel(input, layers, model.nodes(), model.bytes());
  }

  /** A description of the images that a model expects. */
  static String inputOf(QuantizedNetwork network) {
    var preparation = network.preprocessing();
    return "Input: an image of pixels from 0 to 1, channels in the order "
        + preparation.channels()
        + preparation.sizing().resize().map(size -> ", scaled to " + size).orElse("")
        + preparation.sizing().crop().map(size -> ", of which the center of " + size).orElse("")
        + (preparation.border() == 0
            ? ""
            : ", with a border of "
                + preparation.border()
                + " pixels of the colors "
                + preparation.fill()
                + " / 255");
  }
}
