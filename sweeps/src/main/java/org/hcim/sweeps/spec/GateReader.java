package org.hcim.sweeps.spec;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.sweeps.regression.Gate;
import org.hcim.sweeps.regression.GateSetting;
import org.hcim.sweeps.regression.Gates;
import org.hcim.sweeps.regression.Level;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;

/**
 * Reads the levels and thresholds of the gates of nightly runs: {@code drift: off} or {@code
 * {level: warn, above: 3}}.
 */
record GateReader(Problems problems) {

  private static final List<String> GATES = Gate.ofSpecs().stream().map(Gate::key).toList();
  private static final List<String> LEVELS = Arrays.stream(Level.values()).map(Level::key).toList();

  /** Reads the section; gates that it does not name keep their defaults. */
  Gates read(Node node) {
    Map<Gate, GateSetting> settings = new EnumMap<>(Gate.class);
    Fields.of(problems, "gates", node, GATES)
        .ifPresent(
            fields -> {
              for (Gate gate : Gate.ofSpecs()) {
                fields
                    .get(gate.key())
                    .flatMap(setting -> setting(fields, gate, setting))
                    .ifPresent(setting -> settings.put(gate, setting));
              }
            });
    return new Gates(settings);
  }

  private Optional<GateSetting> setting(Fields gates, Gate gate, Node node) {
    if (node instanceof Node.Scalar) {
      return gates
          .oneOf(gate.key(), LEVELS)
          .map(level -> new GateSetting(level(level), gate.byDefault().above()));
    }
    Optional<Fields> fields =
        Fields.of(problems, gates.path(gate.key()), node, List.of("level", "above"));
    Level level =
        fields
            .flatMap(f -> f.oneOf("level", LEVELS))
            .map(GateReader::level)
            .orElse(gate.byDefault().level());
    return fields
        .map(f -> above(f, gate))
        .filter(above -> above >= 0)
        .map(above -> new GateSetting(level, above));
  }

  private double above(Fields fields, Gate gate) {
    if (!fields.has("above")) {
      return gate.byDefault().above();
    }
    Node node = fields.get("above").orElseThrow();
    double above = Fields.number(node).orElse(-1.0);
    if (above < 0) {
      problems.add(
          node.at(),
          fields.path("above"),
          "must be a number of at least 0, not " + Fields.describe(node));
    }
    return above;
  }

  private static Level level(String key) {
    return Level.values()[LEVELS.indexOf(key)];
  }
}
