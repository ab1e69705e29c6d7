package org.hcim.psq.training;

import static org.hcim.accelerator.design.Check.check;

import java.io.Serializable;

/**
 * The hyperparameters of a stage: stochastic gradient descent with momentum and a cosine schedule.
 *
 * @param epochs passes over the images; with 0, the stage keeps the weights of the previous one
 * @param batch images per step
 * @param learningRate the first learning rate of the schedule
 * @param weightDecay decay of weights; steps, thresholds and scale factors have none
 * @param cropPadding the maximum shift of an image, in pixels
 * @param flipFrac fraction of images that are mirrored
 * @param patience epochs without a lower training loss after which the stage ends; 0 for no limit
 * @param distillationFrac share of the loss that is the cross entropy to the class probabilities of
 *     the network without quantized partial sums; 0 except in stage PSQ
 */
public record StageRecipe(
    int epochs,
    int batch,
    double learningRate,
    double momentum,
    double weightDecay,
    int cropPadding,
    double flipFrac,
    int patience,
    double distillationFrac)
    implements Serializable {

  public StageRecipe {
    check(epochs >= 0, "epochs (%d) must not be negative", epochs);
    check(batch > 0, "batch (%d) must be positive", batch);
    check(learningRate >= 0, "learning_rate (%s) must not be negative", learningRate);
    check(momentum >= 0 && momentum < 1, "momentum (%s) must be from 0 to below 1", momentum);
    check(weightDecay >= 0, "weight_decay (%s) must not be negative", weightDecay);
    check(cropPadding >= 0, "crop_padding (%d) must not be negative", cropPadding);
    check(flipFrac >= 0 && flipFrac <= 1, "flip_frac (%s) must be from 0 to 1", flipFrac);
    check(patience >= 0, "patience (%d) must not be negative", patience);
    check(
        distillationFrac >= 0 && distillationFrac <= 1,
        "distillation_frac (%s) must be from 0 to 1",
        distillationFrac);
  }

  /** Returns the same recipe with another number of epochs. */
  StageRecipe withEpochs(int count) {
    return new StageRecipe(
        count,
        batch,
        learningRate,
        momentum,
        weightDecay,
        cropPadding,
        flipFrac,
        patience,
        distillationFrac);
  }

  /** Returns the text for stage IDs, which does not change when a hyperparameter is added. */
  @Override
  public String toString() {
    return "StageRecipe[epochs=%d, batch=%d, learningRate=%s, momentum=%s, weightDecay=%s,"
            .formatted(epochs, batch, learningRate, momentum, weightDecay)
        + " cropPadding=%d, flipFrac=%s, patience=%d".formatted(cropPadding, flipFrac, patience)
        + (distillationFrac == 0 ? "" : ", distillationFrac=" + distillationFrac)
        + "]";
  }

  /** The learning rate of a step. */
  double learningRate(long step, long steps) {
    return learningRate * (1 + StrictMath.cos(StrictMath.PI * step / steps)) / 2;
  }
}
