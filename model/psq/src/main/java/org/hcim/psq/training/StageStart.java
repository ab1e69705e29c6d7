package org.hcim.psq.training;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;

/** The weights that a stage starts from. */
public sealed interface StageStart extends Serializable {

  /** The text that identifies these weights. */
  String id();

  /** The name of the directory of the external weights; empty for new weights. */
  Optional<String> origin();

  private static Optional<String> nameOf(String directory) {
    return Optional.of(String.valueOf(Path.of(directory).getFileName()));
  }

  /** The previous stage, or the same stage of a network that was trained on other images. */
  record After(StageSetting stage) implements StageStart {

    @Override
    public String id() {
      return stage.id();
    }

    @Override
    public Optional<String> origin() {
      return stage.startedFrom();
    }
  }

  /** Real-valued weights by layer in a directory, from a network of another program. */
  record Imported(String directory, String weightsHash) implements StageStart {

    @Override
    public String id() {
      return weightsHash;
    }

    @Override
    public Optional<String> origin() {
      return nameOf(directory);
    }
  }

  /**
   * The directory of the last stage of a network that was trained elsewhere.
   *
   * @param teacher the network with exact sums that teaches a network with quantized partial sums;
   *     null without distillation and where training includes its stage
   */
  record Deployed(String directory, String weightsHash, Deployed teacher) implements StageStart {

    /** A network without a teacher. */
    public Deployed(String directory, String weightsHash) {
      this(directory, weightsHash, null);
    }

    /** Returns the same network with a teacher. */
    public Deployed taughtBy(Deployed other) {
      return new Deployed(directory, weightsHash, other);
    }

    @Override
    public String id() {
      return teacher == null ? weightsHash : weightsHash + " taught by " + teacher.id();
    }

    @Override
    public Optional<String> origin() {
      return nameOf(directory);
    }
  }
}
