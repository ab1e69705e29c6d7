package org.hcim.sweeps.simulation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.simulator.study.GeneratedNetwork;
import org.hcim.sweeps.shipped.ShippedEntry;
import org.hcim.sweeps.shipped.ShippedNetworks;
import org.hcim.sweeps.workload.GraphReader;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;
import org.hcim.sweeps.yaml.SpecFiles;

/**
 * Reads networks: {@code {file: PATH}}, {@code {trained: NAME}} or {@code {random: resnet8, with:
 * {seed: 1}}}, each with an optional name.
 */
record NetworkReader(Problems problems, Path folder) {

  private static final List<String> KINDS = List.of("file", "trained", "random");
  private static final String ACCEPTED =
      "{file: PATH}, {trained: NAME}, {random: NETWORK, image: 16x16, with: {...}}";

  List<NetworkChoice> read(Node node) {
    List<NetworkChoice> networks = new ArrayList<>();
    var items = Fields.list(problems, "networks", node, ACCEPTED).map(Node.Sequence::items);
    var names = new HashSet<String>();
    for (int i = 0; i < items.map(List::size).orElse(0); i++) {
      String path = "networks[" + i + "]";
      Node item = items.get().get(i);
      Optional<Fields> fields =
          Fields.of(
              problems, path, item, List.of("name", "file", "trained", "random", "image", "with"));
      fields.flatMap(this::network).ifPresent(networks::add);
      fields
          .flatMap(f -> f.text("name"))
          .filter(name -> !names.add(name))
          .ifPresent(name -> problems.add(item.at(), path + ".name", name + " is given twice"));
    }
    if (items.isPresent() && items.get().isEmpty()) {
      problems.add(node.at(), "networks", "must not be empty", "", ACCEPTED);
    }
    return networks;
  }

  private Optional<NetworkChoice> network(Fields fields) {
    long sources = KINDS.stream().filter(fields::has).count();
    if (sources != 1) {
      problems.add(
          fields.at(), fields.path(), "must have one of file, trained, random", "", ACCEPTED);
      return Optional.empty();
    }
    if (fields.has("random")) {
      return generated(fields);
    }
    refuseKeysOfRandom(fields);
    return fields.has("file") ? stored(fields) : trained(fields);
  }

  private void refuseKeysOfRandom(Fields fields) {
    for (String key : List.of("with", "image")) {
      if (fields.has(key)) {
        problems.add(fields.at(key), fields.path(key), "is for random networks only");
      }
    }
  }

  private Optional<NetworkChoice> trained(Fields fields) {
    var networks = ShippedNetworks.builtIn();
    List<String> names = networks.entries().stream().map(ShippedEntry::name).toList();
    return fields
        .oneOf("trained", names)
        .map(name -> new NetworkChoice.Trained(fields.text("name"), networks.require(name)));
  }

  private Optional<NetworkChoice> stored(Fields fields) {
    return fields
        .text("file")
        .flatMap(
            text -> {
              Path file = folder.resolve(text);
              if (Files.isRegularFile(file)) {
                return Optional.of(new NetworkChoice.Stored(fields.text("name"), file));
              }
              problems.add(
                  fields.at("file"),
                  fields.path("file"),
                  "(" + text + ") is not a file",
                  "paths start from the spec's folder");
              return Optional.empty();
            });
  }

  private Optional<NetworkChoice> generated(Fields fields) {
    Map<String, Object> values = new TreeMap<>();
    fields
        .get("with")
        .flatMap(node -> Fields.of(problems, fields.path("with"), node, GeneratedNetwork.keys()))
        .ifPresent(
            with -> {
              for (String key : GeneratedNetwork.keys()) {
                with.get(key).ifPresent(value -> values.put(key, plain(value)));
              }
            });
    values.keySet().retainAll(GeneratedNetwork.keys());
    var graphs = new GraphReader(problems, new SpecFiles(problems, folder, ""));
    try {
      return graphs
          .read(fields, "random")
          .map(graph -> GeneratedNetwork.of(graph, values))
          .map(network -> new NetworkChoice.Generated(fields.text("name"), network));
    } catch (InvalidDesignException e) {
      problems.add(fields.at(), fields.path(), e.getMessage());
      return Optional.empty();
    }
  }

  private static Object plain(Node node) {
    return node instanceof Node.Scalar scalar && scalar.value() != null
        ? scalar.value()
        : node.kind();
  }
}
