package org.hcim.psq.training;

import static org.hcim.accelerator.design.Check.check;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hcim.psq.layer.Pass;
import org.hcim.psq.network.PsqNetwork;
import org.hcim.psq.quantizer.StraightThrough;

/**
 * Knowledge distillation from a teacher, the network without quantized partial sums: a share of the
 * loss is the cross entropy to the teacher's class probabilities (Hinton et al., Distilling the
 * Knowledge in a Neural Network, 2015; with a temperature of 1).
 */
final class Distillation implements AutoCloseable {

  private final double share;
  private final List<PsqNetwork> teachers;

  /**
   * Creates a distillation from given teachers.
   *
   * @param share the teacher's share of the loss
   * @param teachers one per part of a batch, or none
   */
  Distillation(double share, List<PsqNetwork> teachers) {
    this.share = share;
    this.teachers = teachers;
  }

  /**
   * Creates the distillation of a stage; it has no teachers if their share of the loss or the
   * number of epochs is 0.
   *
   * @param count the number of parts of a batch, each with its own teacher
   */
  static Distillation of(StageSetting stage, NetworkStart start, int count) throws IOException {
    double share = stage.recipe().distillationFrac();
    var teachers = new ArrayList<PsqNetwork>();
    if (share > 0 && stage.recipe().epochs() > 0) {
      check(
          stage.exact().isPresent() || stage.teacher().isPresent(),
          "distillation_frac (%s) must be 0 when training continues from a network with"
              + " quantized partial sums without a teacher, its network with exact sums",
          share);
      for (int i = 0; i < count; i++) {
        teachers.add(start.teacher(stage));
      }
    }
    return new Distillation(share, teachers);
  }

  /**
   * The teacher's class probabilities, images x classes; empty without a teacher. Call it while
   * gradients are not recorded.
   *
   * @param part the index of the part in the batch
   * @param scratch the owner of the result
   */
  Optional<NDArray> target(int part, NDManager scratch, NDArray images) {
    if (teachers.isEmpty()) {
      return Optional.empty();
    }
    try (NDManager own = scratch.newSubManager()) {
      NDArray copy = images.duplicate();
      copy.attach(own);
      var pass = Pass.inference(new ParameterStore(own, false), own);
      NDArray target = teachers.get(part).apply(pass, copy).softmax(1);
      target.attach(scratch);
      return Optional.of(target);
    }
  }

  /**
   * Returns the loss, including the teacher's share: the cross entropy to the teacher's
   * probabilities.
   *
   * @param loss the mean loss over the images, relative to their labels
   * @param logits images x classes
   */
  NDArray loss(NDArray loss, NDArray logits, Optional<NDArray> target) {
    return target
        .map(
            probabilities ->
                probabilities
                    .mul(logits.logSoftmax(1))
                    .sum(new int[] {1})
                    .mean()
                    .mul(StraightThrough.constant(logits, -share))
                    .add(loss.mul(StraightThrough.constant(logits, 1 - share))))
        .orElse(loss);
  }

  @Override
  public void close() {
    teachers.forEach(PsqNetwork::clear);
  }
}
