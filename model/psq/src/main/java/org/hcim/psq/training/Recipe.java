package org.hcim.psq.training;

import java.io.Serializable;
import java.util.Objects;
import org.hcim.psq.network.Stage;

/** The hyperparameters of each training stage. */
public record Recipe(StageRecipe inFloats, StageRecipe quantized, StageRecipe partialSums)
    implements Serializable {

  public Recipe {
    Objects.requireNonNull(inFloats, "inFloats");
    Objects.requireNonNull(quantized, "quantized");
    Objects.requireNonNull(partialSums, "partialSums");
  }

  /** Returns the recipe of a stage. */
  public StageRecipe of(Stage stage) {
    return switch (stage) {
      case FLOAT -> inFloats;
      case QAT -> quantized;
      case PSQ -> partialSums;
    };
  }
}
