package org.hcim.jobs.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.hcim.importer.onnx.InputShapes;
import org.hcim.jobs.quantize.FoldedNetwork;
import org.hcim.jobs.quantize.ImageFormat;
import org.hcim.jobs.simulate.LoadedNetwork;
import org.hcim.jobs.training.BaseStart;
import org.hcim.jobs.training.TrainingStart;
import org.hcim.psq.network.Stage;
import org.hcim.psq.training.StageFiles;
import org.hcim.psq.training.StageStart;
import org.hcim.simulator.quantization.FloatNetwork;
import org.hcim.sweeps.simulation.NetworkChoice;
import org.hcim.sweeps.workload.NetworkImport;

/** The initial weights of a training, instead of new ones. */
public sealed interface TrainingOrigin {

  /**
   * The start of the training's runs.
   *
   * @param stages the directory of all stages
   */
  TrainingStart start(Path stages) throws IOException;

  /**
   * A network trained by this tool: its last stage and all later ones are trained further.
   *
   * @param stage its directory below {@code OUT/stages}
   * @param teacher the directory of the stage with an ideal readout that teaches a network with
   *     quantized partial sums
   */
  record Tuned(Path stage, Optional<Path> teacher) implements TrainingOrigin {

    public Tuned {
      Objects.requireNonNull(stage, "stage");
      Objects.requireNonNull(teacher, "teacher");
    }

    @Override
    public TrainingStart start(Path stages) throws IOException {
      StageStart.Deployed start = trained("resume", stage);
      var files = new StageFiles(stage);
      if (teacher.isPresent()) {
        requireStage("resume", stage, Stage.PSQ);
        start = start.taughtBy(trained("teacher", teacher.get()));
        requireStage("teacher", teacher.get(), Stage.QAT);
      }
      return TrainingStart.deployed(start, files.stage(), files.hasClassifierBias());
    }

    private static StageStart.Deployed trained(String option, Path stage) throws IOException {
      var files = new StageFiles(stage);
      if (!files.isTrained()) {
        throw RequestException.of(
            option, option + " (" + stage + ") must be the directory of a trained stage");
      }
      return files.start();
    }

    private static void requireStage(String option, Path stage, Stage needed) throws IOException {
      if (!new StageFiles(stage).stage().equals(Optional.of(needed))) {
        throw RequestException.of(
            option,
            "%s (%s) must end a run with %s: a teacher has an ideal readout and teaches a network with quantized partial sums"
                .formatted(
                    option,
                    stage,
                    needed == Stage.PSQ ? "ADCs or comparators" : "an ideal readout"));
      }
    }
  }

  /**
   * A quantized network with an ideal readout, such as a shipped one: the stages with quantized
   * weights and activations and all later ones.
   */
  record Quantized(NetworkChoice network) implements TrainingOrigin {

    public Quantized {
      Objects.requireNonNull(network, "network");
    }

    @Override
    public TrainingStart start(Path stages) {
      LoadedNetwork loaded = LoadedNetwork.of(network);
      return TrainingStart.quantized(new BaseStart(loaded.network(), loaded.sha256()), stages);
    }
  }

  /**
   * The weights of an ONNX file, for all stages.
   *
   * @param format the pixel normalization that they expect
   */
  record Onnx(Path file, ImageFormat format) implements TrainingOrigin {

    public Onnx {
      Objects.requireNonNull(file, "file");
      Objects.requireNonNull(format, "format");
    }

    @Override
    public TrainingStart start(Path stages) {
      var imported = NetworkImport.read(file, InputShapes.none(), NetworkImport.Padding.NONE);
      FloatNetwork network = FoldedNetwork.of(imported);
      return TrainingStart.imported(format.onPixels(network), stages);
    }
  }
}
