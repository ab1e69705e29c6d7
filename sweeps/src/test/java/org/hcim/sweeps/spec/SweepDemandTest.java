package org.hcim.sweeps.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SweepDemandTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accuracy: {train: 5}",
        "accuracy: {'train': {epochs: 5}, calibrated: {images: 'a # b'}}",
        "accuracy:\n    \"\\x74rain\": 5",
        "accuracy:\n  train:\n",
      })
  void aKeyTrainOfAccuracyTrainsNetworks(String text) throws IOException {
    assertThat(SweepDemand.of(file(text)).trains()).isTrue();
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
    assertThat(SweepDemand.of(file(text)).trains()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "workloads: [vgg9, {network: no.onnx}]~axes: {xbar_rows: [32, 64, 128]}     | 6",
        "workloads: [vgg9]~sampling: {method: sobol, points: 500}~axes: {xbar_rows: [64, 128]} | 500",
        "workloads: [vgg9]~zip: [{xbar_rows: [64, 128], xbar_columns: [64, 128]}]             | 2",
      })
  void rowsAreCountedWithoutReadingNetworks(String text, long rows) throws IOException {
    assertThat(SweepDemand.of(file("sweep: mine~".concat(text).replace('~', '\n'))).maxRows())
        .hasValue(rows);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sweep: a\nworkloads: [vgg9]\naxes: {xbar_rows: [64, 128]}\naccuracy: calibrated",
        "sweep: a\nworkloads: [vgg9]\naxes: {no_parameter: [64, 128]}",
        "sweep: a\nworkloads: [vgg9]\nsampling: {method: points, file: points.csv}",
        "sweep: a\nworkloads: [vgg9]\nno_key: 1",
        "accuracy: {calibrated",
        "[]",
      })
  void rowsOfOtherSpecsAreUnknown(String text) throws IOException {
    assertThat(SweepDemand.of(file(text)).maxRows()).isEmpty();
  }

  /** A grid of all values of five large axes, on two networks. */
  @Test
  void moreRowsThanCanBeNumberedAreUnknown() throws IOException {
    String axes =
        Stream.of("xbar_rows", "xbar_columns", "xbars_per_tile", "partial_sum_bits", "tiles")
            .map(name -> name + ": {range: [1, 4096]}")
            .collect(Collectors.joining(", ", "axes: {", "}"));
    assertThat(SweepDemand.of(file("sweep: a\nworkloads: [vgg9, vgg11]\n" + axes)).maxRows())
        .isEmpty();
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("a.yaml"), text);
  }
}
