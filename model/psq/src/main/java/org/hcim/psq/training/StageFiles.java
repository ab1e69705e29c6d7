package org.hcim.psq.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.psq.network.Stage;
import org.hcim.simulator.inference.NetworkFile;
import org.hcim.simulator.study.CommonSetting;

/** The files of one stage, in a subdirectory of the directory of all stages. */
public record StageFiles(Path directory) {

  /**
   * Returns the files of a stage.
   *
   * @param stages the directory of all stages
   */
  public static StageFiles of(Path stages, StageSetting stage) {
    return new StageFiles(stages.resolve(stage.id()));
  }

  /** The weights of a completed stage. */
  Path weights() {
    return directory.resolve("weights.bin");
  }

  /** The checkpoint of an incomplete stage. */
  Path checkpoint() {
    return directory.resolve("checkpoint.bin");
  }

  /** The metrics of training, one JSON line per epoch. */
  public Path metrics() {
    return directory.resolve("metrics.jsonl");
  }

  /** The integer network for the simulator. */
  public Path network() {
    return directory.resolve("network.hcimq");
  }

  /** The floating-point network as an ONNX model, for a run that ends in stage FLOAT. */
  public Path model() {
    return directory.resolve("network.onnx");
  }

  /** Writes the ONNX model atomically. */
  public void writeModel(byte[] onnx) throws IOException {
    Path beside = model().resolveSibling("model." + ProcessHandle.current().pid());
    Files.write(beside, onnx);
    moveInto(beside, model());
  }

  /** The measured outcome; the last file to be written. */
  public Path outcome() {
    return directory.resolve("outcome.json");
  }

  /** Returns whether the stage's weights exist. */
  public boolean isTrained() {
    return Files.exists(weights());
  }

  /** The position of the stage's training; empty before its first checkpoint and after its end. */
  public Optional<StagePosition> position(StageRecipe recipe) throws IOException {
    return Files.exists(checkpoint())
        ? Optional.of(StagePosition.of(Checkpoint.readPlace(checkpoint()), recipe))
        : Optional.empty();
  }

  /** Determines the stage from the network of a run; empty if this is not the run's last stage. */
  public Optional<Stage> stage() throws IOException {
    if (Files.exists(model())) {
      return Optional.of(Stage.FLOAT);
    }
    if (!Files.exists(network())) {
      return Optional.empty();
    }
    ReadoutLevels levels = CommonSetting.of(NetworkFile.read(network())).setting().levels();
    return Optional.of(levels == ReadoutLevels.IDEAL ? Stage.QAT : Stage.PSQ);
  }

  /** The trained network as the start of other stages. */
  public StageStart.Deployed start() throws IOException {
    return new StageStart.Deployed(directory.toAbsolutePath().toString(), weightsHash());
  }

  /** Returns whether the trained network has a bias, which only its last layer can have. */
  public boolean hasClassifierBias() throws IOException {
    return Checkpoint.read(weights()).tensors().keySet().stream()
        .anyMatch(name -> name.endsWith(ImportedWeights.BIAS));
  }

  /** The SHA-256 hash of the weights file. */
  public String weightsHash() throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(weights())));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /**
   * Adds a line for an epoch and removes the lines of this and later epochs from an earlier
   * attempt.
   */
  void record(EpochMetrics epoch) throws IOException {
    var lines = new ArrayList<String>();
    if (Files.exists(metrics())) {
      List<String> earlier = Files.readAllLines(metrics());
      lines.addAll(earlier.subList(0, Math.min(earlier.size(), epoch.epoch() - 1)));
    }
    lines.add(epoch.json().strip());
    replace(metrics(), lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
  }

  /** Writes text to a file atomically. */
  static void replace(Path file, String text) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
    Files.write(beside, text.getBytes(StandardCharsets.UTF_8));
    moveInto(beside, file);
  }

  /** Replaces a file atomically. */
  static void moveInto(Path beside, Path file) throws IOException {
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
