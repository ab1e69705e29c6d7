package org.hcim.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.network.Graph;
import org.hcim.accelerator.network.Network;
import org.hcim.importer.onnx.ImportedNetwork;
import org.hcim.importer.onnx.InputShapes;
import org.hcim.importer.onnx.OnnxFile;
import org.hcim.jobs.quantize.BaseNetwork;
import org.hcim.jobs.quantize.ImageFormat;
import org.hcim.simulator.dataset.Datasets;
import org.hcim.simulator.dataset.LabeledImages;
import org.hcim.simulator.dataset.Split;
import org.hcim.simulator.inference.Comparison;
import org.hcim.simulator.inference.ImageSizing;
import org.hcim.simulator.inference.Preprocessing.ChannelOrder;
import org.hcim.simulator.inference.QuantizedLayer;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Requantizer;
import org.hcim.simulator.inference.Simulator;
import org.hcim.simulator.quantization.QuantizationSetting;
import org.hcim.simulator.quantization.RangeRule;
import org.hcim.simulator.quantization.WeightSteps;
import org.hcim.simulator.study.GeneratedNetwork;
import org.hcim.sweeps.shipped.ShippedNetworks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The importer reads what is exported, and the simulator runs it as before. */
class QuantizedExportTest {

  private static final ImageFormat PLAIN =
      new ImageFormat(ImageSizing.NONE, List.of(0.0), List.of(1.0), ChannelOrder.RGB);

  @TempDir private Path folder;

  /** The mean of a map, and a linear layer before the last one. */
  private static final String END_OF_POOLS =
      """
      - pool: {kind: average}
      - flatten: {}
      - linear: {name: c, out_features: 12}
      - linear: {name: d, out_features: 10}
      """;

  private static Graph graph(String name) throws IOException {
    return ExportGraphs.of(name, END_OF_POOLS);
  }

  private static QuantizedNetwork random(String name, long bits, String readout)
      throws IOException {
    Map<String, Object> values =
        Map.of("readout", readout, "weight_bits", bits, "activation_bits", bits);
    return GeneratedNetwork.of(graph(name), values).make();
  }

  private ImportedNetwork imported(QuantizedNetwork network) throws IOException {
    Path file =
        Files.write(folder.resolve("net.onnx"), ExportedModel.of(network, ExportForm.QDQ).bytes());
    return OnnxFile.open(file).network("net", InputShapes.none());
  }

  private QuantizedNetwork again(QuantizedNetwork network, LabeledImages images)
      throws IOException {
    return BaseNetwork.of(imported(network), PLAIN, setting(network), images).quantized();
  }

  private static QuantizationSetting setting(QuantizedNetwork network) {
    var first = (Product) network.layers().get(0);
    var precision = first.groups().get(0).datapath().slicing().precision();
    AlgorithmSetting crossbars =
        AlgorithmSetting.defaults(ReadoutLevels.TERNARY)
            .with(Parameter.WEIGHT_BITS, precision.weightBits())
            .with(Parameter.ACTIVATION_BITS, first.requantizer().orElseThrow().bits());
    return new QuantizationSetting(
        crossbars, network.inputBits(), WeightSteps.CHANNEL, RangeRule.MSE);
  }

  private static LabeledImages images(int count) throws IOException {
    return Datasets.open("builtin", Split.TEST, count);
  }

  private static byte[][] codes(LabeledImages images, int bits) {
    var codes = new byte[images.count()][];
    Arrays.setAll(codes, i -> images.codes(i, bits));
    return codes;
  }

  private static int[][] sums(QuantizedNetwork network, LabeledImages images) {
    return new Simulator(network, Comparison.NONE).run(codes(images, network.inputBits()));
  }

  /** Their multipliers have fewer than 24 bits, so the steps of a file hold them exactly. */
  @ParameterizedTest
  @CsvSource({"resnet8, 4", "resnet8, 6", "resnet8, 8", "pools, 4", "mobilenet_v2, 4", "mlp, 4"})
  void randomNetworksHaveTheSameSumsAgain(String name, long bits) throws IOException {
    QuantizedNetwork network = random(name, bits, "ideal");
    LabeledImages images = images(6);

    QuantizedNetwork again = again(network, images);

    assertThat(again.layers().stream().map(QuantizedLayer::name))
        .containsExactlyElementsOf(network.layers().stream().map(QuantizedLayer::name).toList());
    assertThat(sums(again, images)).isDeepEqualTo(sums(network, images));
  }

  @ParameterizedTest
  @ValueSource(strings = {"resnet8", "pools", "mobilenet_v2", "mlp"})
  void theImportHasTheLayersMacsAndBits(String name) throws IOException {
    Graph graph = graph(name);

    ImportedNetwork imported = imported(random(name, 4, "ideal"));

    assertThat(imported.macs()).isEqualTo(Network.of(graph).macs());
    assertThat(Network.of(imported.graph()).macs()).isEqualTo(imported.macs());
    var products = imported.products().stream().map(each -> each.name()).toList();
    assertThat(imported.weightBits().keySet()).containsExactlyElementsOf(products);
    assertThat(imported.activationBits().keySet()).containsExactlyElementsOf(products);
    assertThat(imported.activationBits().values()).containsOnly(4);
    assertThat(new ArrayList<>(imported.weightBits().values()).subList(0, products.size() - 1))
        .containsOnly(4);
  }

  /** Factors below and at 0 do not fit steps; biases are of both signs. */
  @Test
  void signsOfMultipliersAreKept() throws IOException {
    QuantizedNetwork random = random("resnet8", 4, "ideal");
    var layers = new ArrayList<QuantizedLayer>();
    for (QuantizedLayer layer : random.layers()) {
      layers.add(layer instanceof Product product ? withSigns(product) : layer);
    }
    QuantizedNetwork network = random.with(layers);
    LabeledImages images = images(6);

    assertThat(sums(again(network, images), images)).isDeepEqualTo(sums(network, images));
    assertThat(sums(network, images)).isNotEqualTo(sums(random, images));
  }

  private static Product withSigns(Product product) {
    if (product.requantizer().isEmpty()) {
      return product;
    }
    Requantizer old = product.requantizer().get();
    int[] multipliers = old.multipliers();
    long[] offsets = old.offsets();
    for (int i = 0; i < multipliers.length; i++) {
      multipliers[i] *= i % 3 - 1;
      offsets[i] = (i % 4 - 1L) << old.shift();
    }
    var requantizer = new Requantizer(multipliers, offsets, old.shift(), old.codes());
    return new Product(
        product.name(),
        product.input(),
        product.window(),
        product.groups(),
        Optional.of(requantizer),
        product.shortcut(),
        product.bias());
  }

  /** Multipliers of 30 bits are rounded to 24: no image changes its class, few sums change. */
  @Test
  void aTrainedNetworkClassifiesAsBefore() throws IOException {
    ShippedNetworks shipped = ShippedNetworks.builtIn();
    QuantizedNetwork network = shipped.read(shipped.require("resnet8_16-ideal"));
    LabeledImages images = images(500);

    QuantizedNetwork again = again(network, images);

    int[][] before = sums(network, images);
    int[][] after = sums(again, images);
    int changed = 0;
    for (int i = 0; i < before.length; i++) {
      assertThat(Simulator.predicted(after[i])).isEqualTo(Simulator.predicted(before[i]));
      changed += Arrays.equals(before[i], after[i]) ? 0 : 1;
    }
    assertThat(changed).isLessThan(before.length / 20);
    assertThat(imported(network).macs()).isEqualTo(Network.of(graph("resnet8")).macs());
  }

  @Test
  void refusesLayersOfTokens() {
    assertThatThrownBy(() -> ExportedModel.of(random("vit_block", 4, "ideal"), ExportForm.QDQ))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessageContaining("cannot be exported:")
        .hasMessageContaining("layers of tokens and tables of functions are not exported");
  }
}
