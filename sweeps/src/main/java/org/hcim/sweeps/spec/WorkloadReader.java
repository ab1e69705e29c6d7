package org.hcim.sweeps.spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.network.Layer;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.accelerator.network.Network;
import org.hcim.sweeps.workload.Networks;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;
import org.hcim.sweeps.yaml.SpecException;

/** Reads the networks that a sweep runs on. */
record WorkloadReader(Problems problems, SpecFiles files) {

  private static final String ZEROS = Parameter.TERNARY_ZERO_FRAC.column();
  private static final List<String> KEYS = List.of("network", "name", ZEROS);
  private static final String ACCEPTED =
      "a built-in network or {network: name or file.yaml, name: ..., " + ZEROS + ": ...}";

  /** Reads the list; workloads have different names. */
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
    if (item instanceof Node.Scalar scalar && scalar.value() instanceof String name) {
      return network(path, item, name).map(network -> new Workload(network.name(), network));
    }
    Optional<Fields> fields = Fields.of(problems, path, item, KEYS);
    Optional<String> source = fields.flatMap(workload -> workload.requireText("network"));
    if (source.isEmpty()) {
      return Optional.empty();
    }
    Fields workload = fields.get();
    Node at = workload.get("network").orElseThrow();
    Optional<Network> network = network(workload.path("network"), at, source.get());
    Optional<String> name = name(workload);
    return network
        .map(plain -> withZeros(plain, workload))
        .map(n -> new Workload(name.orElse(n.name()), n));
  }

  private Optional<String> name(Fields workload) {
    Optional<String> name = workload.text("name");
    if (name.isPresent() && !name.get().matches(SpecReader.NAME)) {
      problems.add(
          workload.at("name"),
          workload.path("name"),
          "(" + name.get() + ") must be a name",
          "",
          SpecReader.NAME);
    }
    return name;
  }

  private Optional<Network> network(String path, Node at, String name) {
    if (!name.endsWith(".yaml") && !name.endsWith(".yml")) {
      if (Networks.names().contains(name)) {
        return Optional.of(Networks.builtIn(name));
      }
      problems.addUnknown(at.at(), path, "no network " + name, name, Networks.names());
      return Optional.empty();
    }
    Optional<Path> file = files.find(at.at(), path, name);
    try {
      return file.map(found -> Networks.load(files.label(name), found));
    } catch (SpecException e) {
      problems.addAll(e);
      return Optional.empty();
    }
  }

  private Network withZeros(Network network, Fields workload) {
    Optional<Node> node = workload.get(ZEROS);
    if (node.isEmpty()) {
      return network;
    }
    String path = workload.path(ZEROS);
    List<String> names =
        network.layers().stream().filter(MvmLayer.class::isInstance).map(Layer::name).toList();
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
