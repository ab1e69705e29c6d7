package org.hcim.sweeps.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hcim.accelerator.technology.Constant;
import org.hcim.accelerator.technology.ConstantRange;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;

/** Reads the model constants that a spec replaces. */
record ConstantReader(Problems problems) {

  /** Reads names and numbers. */
  Map<String, Double> read(Node node) {
    List<String> known = Arrays.stream(Constant.values()).map(Constant::key).toList();
    Map<String, Double> constants = new TreeMap<>();
    Fields.mapping(problems, "constants", node, "constant: number")
        .ifPresent(
            mapping -> mapping.entries().forEach(entry -> constant(entry, known, constants)));
    return constants;
  }

  private void constant(Node.Entry entry, List<String> known, Map<String, Double> constants) {
    String path = "constants." + entry.key();
    if (!known.contains(entry.key())) {
      problems.addUnknown(entry.at(), path, "no constant " + entry.key(), entry.key(), known);
      return;
    }
    ConstantRange range = ConstantRange.of(Constant.named(entry.key()).orElseThrow());
    Optional<Double> number = Fields.number(entry.value()).filter(range::contains);
    if (number.isEmpty()) {
      problems.add(
          entry.value().at(),
          path,
          "must be " + range.accepts() + ", not " + Fields.describe(entry.value()));
    }
    number.ifPresent(value -> constants.put(entry.key(), value));
  }
}
