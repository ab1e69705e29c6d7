package org.hcim.sweeps.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hcim.accelerator.network.Layer;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.accelerator.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NetworksTest {

  /** The folder of the shipped files, from the module's folder. */
  private static final Path FILES = Path.of("networks");

  private static List<String> names() {
    return Networks.names();
  }

  @ParameterizedTest
  @CsvSource({
    // published by the authors or counted by common tools, in millions of multiply-accumulates
    "resnet8, 12.24, 0.01",
    "resnet20, 40.55, 0.001",
    "resnet32, 68.86, 0.001",
    "resnet44, 97.17, 0.001",
    "resnet18, 1814, 0.001",
    "resnet50, 4089, 0.001",
    "mobilenet_v2, 300.8, 0.001",
    "vit_b16, 17564, 0.001",
    "bert_base, 11174, 0.001",
  })
  void countsMultiplyAccumulatesAsPublished(String name, double millions, double tolerance) {
    assertThat(Networks.builtIn(name).macs() / 1e6)
        .isCloseTo(millions, within(millions * tolerance));
  }

  @ParameterizedTest
  @CsvSource({
    // published totals without biases, normalization and embeddings
    "resnet20, 268336",
    "resnet18, 11678912",
    "resnet50, 25502912",
    "mobilenet_v2, 3469760",
    "bert_base, 85524480",
    "vit_b16, 86292480",
  })
  void holdsTheWeightsOfThePublishedNetwork(String name, long weights) {
    assertThat(mvms(name).mapToLong(MvmLayer::weights).sum()).isEqualTo(weights);
  }

  /**
   * PUMA's count: matrices of 128 x 128 times positions; the paper's conversions follow from it.
   */
  @ParameterizedTest
  @CsvSource({
    "resnet20, 19457",
    "resnet32, 32001",
    "resnet44, 44545",
    "vgg9, 2345",
    "vgg11, 2525",
  })
  void needsAsManyProductsAsInThePaper(String name, long products) {
    assertThat(
            mvms(name)
                .mapToLong(l -> ceil(l.rows(), 128) * ceil(l.outputs(), 128) * l.positions())
                .sum())
        .isEqualTo(products);
  }

  @Test
  void widerResnetHasFourTimesTheWeights() {
    assertThat(mvms("wide_resnet20").mapToLong(MvmLayer::weights).sum())
        .isBetween(1_000_000L, 1_100_000L);
  }

  @Test
  void everyFileIsBuiltIn() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(names().stream().map(n -> n + ".yaml").toList());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void fileAndResourceAreTheSameNetwork(String name) {
    Network network = Networks.builtIn(name);
    assertThat(network.name()).isEqualTo(name);
    assertThat(network.title()).isNotBlank();
    assertThat(network.source()).isNotBlank();
    assertThat(Networks.load(FILES.resolve(name + ".yaml"))).isEqualTo(Networks.graph(name));
  }

  @Test
  void namesLayersByTheirBlock() {
    assertThat(Networks.builtIn("resnet20").layers().stream().map(Layer::name))
        .startsWith("conv1", "layer1.0.conv1", "layer1.0.conv2", "layer1.0.add")
        .endsWith("layer3.2.add", "fc");
  }

  @Test
  void depthwiseConvolutionIsOneGroupPerChannel() {
    MvmLayer depthwise =
        mvms("mobilenet_v2").filter(l -> l.name().equals("stage2.0.depthwise")).findFirst().get();
    assertThat(depthwise.rows()).isEqualTo(9);
    assertThat(depthwise.outputs()).isEqualTo(1);
    assertThat(depthwise.groups()).isEqualTo(96);
    assertThat(depthwise.positions()).isEqualTo(56 * 56);
  }

  @Test
  void contentHashDependsOnShapesAndSparsityButNotOnTheTitle() {
    Network network = Networks.builtIn("vgg9");
    Network retitled = new Network(network.name(), "other", "other", network.layers());
    List<Layer> sparse =
        network.layers().stream()
            .map(l -> l instanceof MvmLayer mvm ? mvm.withTernaryZeroFrac(0.7) : l)
            .toList();
    String hash = Networks.contentHash(network);
    assertThat(hash).hasSize(64).isEqualTo(Networks.contentHash(retitled));
    assertThat(Networks.contentHash(new Network("vgg9", "", "", sparse))).isNotEqualTo(hash);
  }

  @Test
  void rejectsAnUnknownName() {
    assertThatThrownBy(() -> Networks.builtIn("resnet21"))
        .hasMessageStartingWith(
            "network (resnet21) must be one of resnet8, resnet20, resnet32, resnet44");
  }

  private static Stream<MvmLayer> mvms(String name) {
    return Networks.builtIn(name).layers().stream()
        .filter(MvmLayer.class::isInstance)
        .map(MvmLayer.class::cast);
  }

  private static long ceil(long value, long size) {
    return (value + size - 1) / size;
  }
}
