package org.hcim.jobs.run;

import java.nio.file.Path;
import org.hcim.importer.onnx.OnnxFile;
import org.hcim.jobs.export.ExportedModel;
import org.hcim.jobs.export.QuantizedExport;
import org.hcim.jobs.simulate.LoadedNetwork;
import org.hcim.sweeps.simulation.NetworkChoice;

/**
 * A quantized network as an ONNX file.
 *
 * @param onnx the file to write
 */
public record NetworkExport(NetworkChoice network, Path onnx) {

  /** Exports; returns what was written. */
  public ExportedModel run() {
    if (!OnnxFile.isName(onnx.toString())) {
      throw new RequestException("--onnx (" + onnx + ") must end with .onnx");
    }
    WholeFile.requirePlace(onnx);
    ExportedModel model = QuantizedExport.of(LoadedNetwork.of(network).network());
    WholeFile.write(onnx, model.bytes());
    return model;
  }
}
