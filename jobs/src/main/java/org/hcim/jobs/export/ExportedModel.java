package org.hcim.jobs.export;

import org.hcim.importer.onnx.OnnxModel;
import org.hcim.simulator.inference.Shape;

/**
 * A network as an ONNX model.
 *
 * @param input the shape of one image
 * @param layers products and pools
 * @param nodes of the model
 * @param bytes of the file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ExportedModel(Shape input, int layers, int nodes, byte[] bytes) {

  static ExportedModel of(OnnxModel model, Shape input, int layers) {
    return new ExportedModel(input, layers, model.nodes(), model.bytes());
  }
}
