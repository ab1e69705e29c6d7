package org.hcim.sweeps.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingDemandTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accuracy: {train: 5}",
        "accuracy: {'train': {epochs: 5}, calibrated: {images: 'a # b'}}",
        "accuracy:\n    \"\\x74rain\": 5",
        "accuracy:\n  train:\n",
      })
  void aKeyTrainOfAccuracyMakesIt(String text) throws IOException {
    assertThat(TrainingDemand.isMadeBy(file(text))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accuracy: calibrated",
        "accuracy: {calibrated: {images: train}}",
        "description: 'accuracy: {train: 5}'",
        "# accuracy: {train: 5}",
        "train: 5",
        "accuracy: {train: 5",
        "[accuracy, train]",
        "",
      })
  void nothingElseDoes(String text) throws IOException {
    assertThat(TrainingDemand.isMadeBy(file(text))).isFalse();
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("a.yaml"), text);
  }
}
