package org.hcim.psq.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.hcim.psq.network.Stage;
import org.hcim.simulator.dataset.Datasets;
import org.hcim.simulator.dataset.LabeledImages;
import org.hcim.simulator.dataset.Split;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchesTest {

  private static final int MAX_PART = 65;

  /** All images in order, and no part of one image unless there is only one. */
  @ParameterizedTest(name = "{0} images, batches of {1}: {2} steps")
  @CsvSource({
    "1, 64, 1",
    "2, 64, 1",
    "64, 64, 1",
    "65, 64, 1",
    "66, 64, 2",
    "128, 128, 1",
    "129, 128, 1",
    "257, 128, 2",
    "385, 128, 3",
    "193, 192, 1",
    "50, 1, 50",
  })
  void everyImageIsInOnePartOfAStep(int count, int batch, int steps) throws IOException {
    var recipe = new StageRecipe(1, batch, 0.1, 0.9, 0, 0, 0, 0, 0);
    var batches = new Batches(images(count), 4, recipe, 1);
    assertThat(batches.steps()).isEqualTo(steps);
    int next = 0;
    for (int step = 0; step < steps; step++) {
      List<BatchPart> parts = BatchPart.ofBatch(batches.start(step), batches.start(step + 1));
      for (BatchPart part : parts) {
        assertThat(part.from()).isEqualTo(next);
        assertThat(part.images()).isBetween(count == 1 || batch == 1 ? 1 : 2, MAX_PART);
        next = part.to();
      }
    }
    assertThat(next).isEqualTo(count);
  }

  @ParameterizedTest
  @CsvSource({"129, 2", "257, 4", "128, 2"})
  void evaluationHasNoPartOfOneImage(int count, int parts) {
    assertThat(BatchPart.ofEvaluation(count, Stage.PSQ)).hasSize(parts);
    assertThat(BatchPart.ofEvaluation(count, Stage.PSQ))
        .allMatch(part -> part.images() > 1 && part.images() <= MAX_PART);
  }

  private static LabeledImages images(int count) throws IOException {
    return Datasets.open("builtin", Split.TRAIN, count);
  }
}
