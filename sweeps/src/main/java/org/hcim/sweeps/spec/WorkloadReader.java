package org.hcim.sweeps.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.network.Layer;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.accelerator.network.Network;
import org.hcim.sweeps.workload.GraphReader;
import org.hcim.sweeps.workload.StatedPrecision;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;
import org.hcim.sweeps.yaml.SpecFiles;

/** Reads the networks on which a sweep evaluates designs. */
record WorkloadReader(Problems problems, SpecFiles files, List<StatedPrecision> precisions) {

  private static final String ZEROS = Parameter.TERNARY_ZERO_FRAC.column();
  private static final List<String> KEYS = List.of("network", "name", "image", "inputs", ZEROS);
  private static final String ACCEPTED =
      "a built-in network or {network: name, file.yaml or file.onnx, name: ..., image: 16x16,"
          + " inputs: {x: 1x3x224x224}, "
          + ZEROS
          + ": ...}";

  /** Reads the list; workload names must be distinct. */
  List<Workload> read(String path, Node node) {
    Optional<Node.Sequence> list = Fields.list(problems, path, node, ACCEPTED);
    List<Workload> workloads = new ArrayList<>();
    for (int i = 0; i < list.map(l -> l.items().size()).orElse(0); i++) {
      Node item = list.get().items().get(i);
      String below = path + "[" + i + "]";
      Optional<Workload> read = workload(below, item);
      if (read.isPresent()
          && workloads.stream().anyMatch(w -> w.name().equals(read.get().name()))) {
        problems.add(
            item.at(), below, read.get().name() + " appears twice", "give one of them a name");
      }
      read.ifPresent(workloads::add);
    }
    if (list.isPresent() && list.get().items().isEmpty()) {
      problems.add(node.at(), path, "an empty list", "a sweep has at least one workload");
    }
    return workloads;
  }

  private Optional<Workload> workload(String path, Node item) {
    var graphs = new GraphReader(problems, files, precisions);
    if (item instanceof Node.Scalar scalar && scalar.value() instanceof String name) {
      return graphs
          .read(path, item, name)
          .map(graph -> new Workload(graph.name(), Network.of(graph), graph));
    }
    Optional<Fields> fields = Fields.of(problems, path, item, KEYS);
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    Fields workload = fields.get();
    Optional<String> name = graphs.name(workload);
    return graphs
        .read(workload, "network")
        .map(
            graph ->
                new Workload(
                    name.orElse(graph.name()), withZeros(Network.of(graph), workload), graph));
  }

  private Network withZeros(Network network, Fields workload) {
    Optional<Node> node = workload.get(ZEROS);
    if (node.isEmpty()) {
      return network;
    }
    String path = workload.path(ZEROS);
    List<String> names = network.mvmLayers().stream().map(Layer::name).toList();
    Map<String, Double> zeros = new LinkedHashMap<>();
    if (node.get() instanceof Node.Mapping mapping) {
      mapping.entries().forEach(entry -> layer(path, entry, names, zeros));
    } else {
      zeros(path, node.get()).ifPresent(value -> names.forEach(name -> zeros.put(name, value)));
    }
    List<Layer> layers = network.layers().stream().map(layer -> with(layer, zeros)).toList();
    return new Network(network.name(), network.title(), network.source(), layers);
  }

  private void layer(String path, Node.Entry entry, List<String> names, Map<String, Double> zeros) {
    String below = path + "." + entry.key();
    if (!names.contains(entry.key())) {
      String what = "no layer with weights is named " + entry.key();
      problems.addUnknown(entry.at(), below, what, entry.key(), names);
    }
    zeros(below, entry.value()).ifPresent(value -> zeros.put(entry.key(), value));
  }

  private Optional<Double> zeros(String path, Node node) {
    return new Values(problems)
        .one(Parameter.TERNARY_ZERO_FRAC, path, node)
        .map(value -> (Double) value);
  }

  private static Layer with(Layer layer, Map<String, Double> zeros) {
    return layer instanceof MvmLayer mvm && zeros.containsKey(layer.name())
        ? mvm.withTernaryZeroFrac(zeros.get(layer.name()))
        : layer;
  }
}
