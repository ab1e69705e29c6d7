package org.hcim.psq.training;

/**
 * The position of a stage that is being trained, as of its last checkpoint.
 *
 * @param epoch the current epoch, from 1
 * @param images images of this epoch so far
 * @param loss mean loss over these images; NaN before the first
 */
public record StagePosition(int epoch, long images, double loss) {

  static StagePosition of(Checkpoint.Place place, StageRecipe recipe) {
    long images = (long) place.step() * recipe.batch();
    return new StagePosition(place.epoch() + 1, images, place.lossSum() / images);
  }
}
