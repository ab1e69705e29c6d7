package org.hcim.jobs.run;

import java.nio.file.Path;
import java.util.Optional;
import org.hcim.importer.onnx.OnnxFile;
import org.hcim.jobs.export.ExportForm;
import org.hcim.jobs.export.ExportedModel;
import org.hcim.jobs.simulate.LoadedNetwork;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.sweeps.simulation.NetworkChoice;

/**
 * Exports a quantized network to an ONNX file.
 *
 * @param onnx the file to write
 * @param form the form, if not the default for the network's readouts
 */
public record NetworkExport(NetworkChoice network, Path onnx, Optional<ExportForm> form) {

  /** The form and the content of an exported file. */
  public record Written(ExportForm form, ExportedModel model) {}

  /** Exports the network; returns the exported form and model. */
  public Written run() {
    if (!OnnxFile.isName(onnx.toString())) {
      throw new RequestException("--onnx (" + onnx + ") must end with .onnx");
    }
    WholeFile.requirePlace(onnx);
    QuantizedNetwork from = LoadedNetwork.of(network).network();
    ExportForm chosen = form.orElseGet(() -> ExportForm.of(from));
    ExportedModel model = ExportedModel.of(from, chosen);
    WholeFile.write(onnx, model.bytes());
    return new Written(chosen, model);
  }
}
