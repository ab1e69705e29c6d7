package org.hcim.sweeps.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.hcim.accelerator.network.AddLayer;
import org.hcim.accelerator.network.Graph;
import org.hcim.accelerator.network.Layer;
import org.hcim.accelerator.network.MatMulLayer;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.accelerator.network.Network;
import org.hcim.accelerator.network.VectorLayer;
import org.hcim.sweeps.yaml.YamlReader;

/**
 * Graphs of a few layers, with their costs as text. A product is {@code rows x outputs x groups @
 * positions, inputs read}.
 */
final class CostedGraph {

  static final String IMAGE = "{channels: 4, height: 8, width: 12}";
  static final String SIGNAL = "{channels: 2, length: 98}";
  static final String TOKENS = "{tokens: 6, features: 16}";

  private CostedGraph() {}

  static Graph graph(String input, String... layers) {
    return NetworkReader.read(YamlReader.read("n.yaml", document(input, layers).getBytes(UTF_8)));
  }

  /** A layer with weights comes last, so that there is a network. */
  static String document(String input, String... layers) {
    return """
        network: net
        input: %s
        layers:
        %s
          - flatten: {name: end, input: input}
          - linear: {name: last, out_features: 1}
        """
        .formatted(input, String.join("\n", layers));
  }

  static List<String> costs(Graph graph) {
    List<Layer> layers = Network.of(graph).layers();
    return layers.subList(0, layers.size() - 1).stream().map(CostedGraph::text).toList();
  }

  private static String text(Layer layer) {
    if (layer instanceof MvmLayer mvm) {
      return "%s %d x %d x %d @ %d, %d"
          .formatted(
              mvm.name(),
              mvm.rows(),
              mvm.outputs(),
              mvm.groups(),
              mvm.positions(),
              mvm.inputElements());
    }
    if (layer instanceof MatMulLayer product) {
      return "%s %d macs, %d in, %d out"
          .formatted(
              product.name(), product.macs(), product.inputElements(), product.outputElements());
    }
    return layer instanceof AddLayer add
        ? "%s %d sums".formatted(add.name(), add.elements())
        : "%s %d operations".formatted(layer.name(), ((VectorLayer) layer).operations());
  }
}
