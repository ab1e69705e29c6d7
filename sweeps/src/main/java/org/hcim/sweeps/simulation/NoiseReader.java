package org.hcim.sweeps.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.simulator.study.NoiseField;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;

/** Reads non-idealities by name: {@code cells: {conductance_sigma: 0.1}}. */
record NoiseReader(Problems problems) {

  /** Reads the noise settings in the order of the file. */
  List<NoiseSetting> read(Node node) {
    List<NoiseSetting> settings = new ArrayList<>();
    Optional<Node.Mapping> mapping =
        Fields.mapping(problems, "noise", node, "name: {" + NoiseField.keys().get(0) + ": number}");
    mapping.ifPresent(
        names -> names.entries().forEach(entry -> setting(entry).ifPresent(settings::add)));
    if (mapping.isPresent() && mapping.get().entries().isEmpty()) {
      problems.add(node.at(), "noise", "must not be empty", "", "none: {}");
    }
    return settings;
  }

  private Optional<NoiseSetting> setting(Node.Entry entry) {
    String path = "noise." + entry.key();
    Optional<Fields> fields = Fields.of(problems, path, entry.value(), NoiseField.keys());
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    Map<NoiseField, Double> values = new EnumMap<>(NoiseField.class);
    for (NoiseField field : NoiseField.values()) {
      fields.get().get(field.key()).ifPresent(value -> number(path, field, value, values));
    }
    try {
      return Optional.of(new NoiseSetting(entry.key(), NoiseField.nonIdealities(values)));
    } catch (InvalidDesignException e) {
      problems.add(entry.value().at(), path, e.getMessage());
      return Optional.empty();
    }
  }

  private void number(String path, NoiseField field, Node node, Map<NoiseField, Double> values) {
    Optional<Double> number = Fields.number(node);
    number.ifPresent(value -> values.put(field, value));
    if (number.isEmpty()) {
      problems.add(
          node.at(), path + "." + field.key(), "must be a number, not " + Fields.describe(node));
    }
  }
}
