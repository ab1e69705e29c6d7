package org.hcim.sweeps.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;

/** Reads the networks to be trained: {@code [resnet8, {network: vgg9, name: small_vgg}]}. */
record TrainedNetworkReader(Problems problems) {

  private static final String PATH = "networks";
  private static final String ACCEPTED =
      "one of "
          + String.join(", ", TrainedNetwork.ARCHITECTURES)
          + " or {network: one of them, name: ...}";

  /** Reads the list; workloads have different names. */
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
    if (item instanceof Node.Scalar scalar && scalar.value() instanceof String name) {
      if (TrainedNetwork.ARCHITECTURES.contains(name)) {
        return Optional.of(new TrainedNetwork(name, name));
      }
      problems.addUnknown(
          item.at(), path, "no network " + name, name, TrainedNetwork.ARCHITECTURES);
      return Optional.empty();
    }
    Optional<Fields> fields = Fields.of(problems, path, item, List.of("network", "name"));
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    fields.get().require("network");
    Optional<String> architecture = fields.get().oneOf("network", TrainedNetwork.ARCHITECTURES);
    Optional<String> name = fields.get().text("name");
    if (name.isPresent() && !name.get().matches(SpecReader.NAME)) {
      problems.add(
          fields.get().at("name"),
          fields.get().path("name"),
          "(" + name.get() + ") must be a name",
          "",
          SpecReader.NAME);
      return Optional.empty();
    }
    return architecture.map(a -> new TrainedNetwork(a, name.orElse(a)));
  }
}
