package org.hcim.sweeps.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hcim.sweeps.workload.GraphReader;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;
import org.hcim.sweeps.yaml.SpecFiles;

/** Reads the networks to train: {@code [resnet20, {network: mine.yaml, image: 16x16}]}. */
record TrainedNetworkReader(Problems problems, SpecFiles files) {

  private static final String PATH = "networks";
  private static final List<String> KEYS = List.of("network", "name", "image");
  private static final String ACCEPTED =
      "a built-in network or {network: name or file.yaml, name: ..., image: 16x16}";

  /** Reads the list; workload names must be distinct. */
  List<TrainedNetwork> read(Node node) {
    List<TrainedNetwork> networks = new ArrayList<>();
    Optional<Node.Sequence> list = Fields.list(problems, PATH, node, ACCEPTED);
    for (int i = 0; i < list.map(l -> l.items().size()).orElse(0); i++) {
      Node item = list.get().items().get(i);
      String path = PATH + "[" + i + "]";
      Optional<TrainedNetwork> network = network(path, item);
      if (network.isPresent()
          && networks.stream().anyMatch(n -> n.workload().equals(network.get().workload()))) {
        problems.add(
            item.at(),
            path,
            network.get().workload() + " appears twice",
            "give one of them a name");
      }
      network.ifPresent(networks::add);
    }
    if (list.isPresent() && list.get().items().isEmpty()) {
      problems.add(node.at(), PATH, "an empty list", "a training has at least one network");
    }
    return networks;
  }

  private Optional<TrainedNetwork> network(String path, Node item) {
    var graphs = new GraphReader(problems, files);
    if (item instanceof Node.Scalar scalar && scalar.value() instanceof String name) {
      return graphs.read(path, item, name).map(graph -> new TrainedNetwork(graph, graph.name()));
    }
    Optional<Fields> fields = Fields.of(problems, path, item, KEYS);
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> name = graphs.name(fields.get());
    return graphs
        .read(fields.get(), "network")
        .map(graph -> new TrainedNetwork(graph, name.orElse(graph.name())));
  }
}
