package org.hcim.sweeps.simulation;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.simulator.study.ReadoutChange;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;

/** Reads a simulation spec and collects all its problems. */
final class SimulationReader {

  private static final List<String> KEYS =
      List.of(
          "simulation",
          "description",
          "networks",
          "images",
          "readouts",
          "rows",
          "noise",
          "chips",
          "design",
          "chunk_runs");

  private static final String NAME = "[a-z][a-z0-9_-]{0,63}";
  private static final String STORED = "stored";
  private static final int MAX_RUNS = 1_000_000;

  private final Problems problems = new Problems();
  private final Path folder;

  /**
   * Creates a reader.
   *
   * @param folder the folder from which the spec's paths start
   */
  SimulationReader(Path folder) {
    this.folder = folder;
  }

  SimulationSpec read(Node document) {
    Optional<Fields> fields = Fields.of(problems, "", document, KEYS);
    if (fields.isEmpty()) {
      problems.throwIfAny();
    }
    Fields top = fields.orElseThrow();
    String name = top.requireText("simulation").orElse("");
    if (!name.isEmpty() && !name.matches(NAME)) {
      problems.add(top.at("simulation"), "simulation", "(" + name + ") must be a name", "", NAME);
    }
    top.text("description");
    var networks =
        top.require("networks").map(new NetworkReader(problems, folder)::read).orElse(List.of());
    ImageChoice images = images(top);
    var readouts = list(top, "readouts", ReadoutChange.ACCEPTED, this::readout);
    var rows = list(top, "rows", "stored, or a whole number", this::rows);
    var noise =
        top.get("noise").map(new NoiseReader(problems)::read).orElse(List.of(NoiseSetting.NONE));
    Chips chips = chips(top);
    Map<Parameter, Object> design =
        top.get("design").map(new DesignReader(problems)::read).orElse(Map.of());
    int chunk =
        top.whole("chunk_runs", 1, MAX_RUNS)
            .map(Long::intValue)
            .orElse(SimulationSpec.DEFAULT_CHUNK_RUNS);
    problems.throwIfAny();
    var spec =
        new SimulationSpec(
            name,
            networks,
            images,
            readouts.isEmpty() ? List.of(new ReadoutChange.Stored()) : readouts,
            rows.isEmpty() ? List.of(OptionalInt.empty()) : rows,
            noise,
            chips,
            design,
            chunk);
    checkRuns(top, spec);
    return spec;
  }

  private void checkRuns(Fields top, SimulationSpec spec) {
    BigInteger runs = spec.runCount();
    if (runs.compareTo(BigInteger.valueOf(MAX_RUNS)) > 0) {
      String what = "makes " + runs + " runs";
      problems.add(top.at("chips"), "chips", what, "at most " + MAX_RUNS + " are allowed");
    }
    problems.throwIfAny();
  }

  private ImageChoice images(Fields top) {
    var missing = new ImageChoice(ImageChoice.BUILTIN, "test", ImageChoice.DEFAULT_LIMIT);
    Optional<Node> node = top.require("images");
    if (node.isPresent() && node.get() instanceof Node.Scalar) {
      return new ImageChoice(
          top.text("images").map(text -> location(top, "images", text)).orElse(missing.location()),
          missing.split(),
          missing.limit());
    }
    return node.flatMap(
            n -> Fields.of(problems, "images", n, List.of("location", "split", "limit")))
        .map(
            fields ->
                new ImageChoice(
                    fields
                        .requireText("location")
                        .map(text -> location(fields, "location", text))
                        .orElse(missing.location()),
                    fields.oneOf("split", List.of("test", "train")).orElse(missing.split()),
                    fields
                        .whole("limit", 1, ImageChoice.MAX)
                        .map(Long::intValue)
                        .orElse(missing.limit())))
        .orElse(missing);
  }

  private String location(Fields fields, String key, String text) {
    if (text.equals(ImageChoice.BUILTIN)) {
      return text;
    }
    Path found = folder.resolve(text);
    if (!Files.exists(found)) {
      problems.add(
          fields.at(key),
          fields.path(key),
          "(" + text + ") does not exist",
          "paths start from the spec's folder",
          "builtin, or the path of images");
    }
    return found.normalize().toString();
  }

  /** Reads the value of one item. */
  @FunctionalInterface
  private interface Item<T> {
    T read(Node node);
  }

  private <T> List<T> list(Fields top, String key, String accepted, Item<T> item) {
    List<T> read = new ArrayList<>();
    Set<T> seen = new HashSet<>();
    var items =
        top.get(key).flatMap(node -> Fields.list(problems, key, node, accepted)).stream()
            .flatMap(list -> list.items().stream())
            .toList();
    for (int i = 0; i < items.size(); i++) {
      String path = key + "[" + i + "]";
      try {
        T value = item.read(items.get(i));
        if (!seen.add(value)) {
          problems.add(items.get(i).at(), path, Fields.describe(items.get(i)) + " is given twice");
        }
        read.add(value);
      } catch (InvalidDesignException e) {
        problems.add(items.get(i).at(), path, e.getMessage());
      }
    }
    if (top.has(key) && items.isEmpty() && top.get(key).orElseThrow() instanceof Node.Sequence) {
      problems.add(top.at(key), key, "must not be empty", "", accepted);
    }
    return read;
  }

  private ReadoutChange readout(Node node) {
    return ReadoutChange.parse(node instanceof Node.Scalar scalar ? scalar.text() : node.kind());
  }

  private OptionalInt rows(Node node) {
    if (node instanceof Node.Scalar scalar && STORED.equals(scalar.value())) {
      return OptionalInt.empty();
    }
    if (node instanceof Node.Scalar scalar
        && scalar.value() instanceof Long rows
        && rows > 0
        && rows <= DesignPoint.MAX_LINES) {
      return OptionalInt.of(rows.intValue());
    }
    throw new InvalidDesignException(
        "%s must be stored or a whole number from 1 to %d"
            .formatted(Fields.describe(node), DesignPoint.MAX_LINES));
  }

  private Chips chips(Fields top) {
    return top.get("chips")
        .flatMap(node -> Fields.of(problems, "chips", node, List.of("first_seed", "count")))
        .map(this::chipsOf)
        .orElse(Chips.ONE);
  }

  private Chips chipsOf(Fields fields) {
    int count = fields.whole("count", 1, MAX_RUNS).map(Long::intValue).orElse(1);
    long maxFirst = Long.MAX_VALUE - (count - 1);
    return new Chips(fields.whole("first_seed", Long.MIN_VALUE, maxFirst).orElse(1L), count);
  }
}
