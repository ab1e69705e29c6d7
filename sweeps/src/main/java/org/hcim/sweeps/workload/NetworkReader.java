package org.hcim.sweeps.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.network.Layer;
import org.hcim.accelerator.network.Network;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Position;
import org.hcim.sweeps.yaml.Problems;
import org.hcim.sweeps.yaml.SpecException;

/** Reads one network document. */
final class NetworkReader {

  /** Names of networks: they become values of the tables' {@code workload} column. */
  static final String NAME = "[a-z][a-z0-9_-]{0,63}";

  private static final List<String> KEYS = List.of("network", "title", "source", "input", "layers");

  private final Problems problems = new Problems();
  private final List<Layer> layers = new ArrayList<>();

  /**
   * Reads a network.
   *
   * @throws SpecException when it is not one, with all problems up to the first wrong shape
   */
  static Network read(Node document) {
    return new NetworkReader().network(document);
  }

  private Network network(Node document) {
    Optional<Fields> fields = Fields.of(problems, "", document, KEYS);
    problems.throwIfAny();
    Fields top = fields.orElseThrow();
    String name = name(top).orElse("");
    String title = top.text("title").orElse(name);
    String source = top.text("source").orElse("");
    Optional<Shape> input = top.require("input").flatMap(this::input);
    Optional<Node> list = top.require("layers");
    if (input.isPresent() && list.isPresent()) {
      new LayerListReader(problems, layers)
          .read("layers", list.get(), new Scope(problems, "", input.get()));
    }
    problems.throwIfAny();
    return build(top.at(), name, title, source);
  }

  private Network build(Position at, String name, String title, String source) {
    try {
      return new Network(name, title, source, layers);
    } catch (InvalidDesignException e) {
      problems.add(at, "layers", e.getMessage());
      problems.throwIfAny();
      throw e;
    }
  }

  private Optional<String> name(Fields top) {
    Optional<String> name = top.requireText("network");
    if (name.isPresent() && !name.get().matches(NAME)) {
      problems.add(top.at("network"), "network", "(" + name.get() + ") must be a name", "", NAME);
    }
    return name;
  }

  private Optional<Shape> input(Node node) {
    List<String> keys = List.of("channels", "height", "width", "tokens", "features");
    Optional<Fields> fields = Fields.of(problems, "input", node, keys);
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    Fields input = fields.get();
    List<String> wanted = input.has("tokens") ? keys.subList(3, 5) : keys.subList(0, 3);
    List<Integer> sizes = new ArrayList<>();
    for (String key : wanted) {
      input.require(key);
      input.whole(key, 1, LayerKind.MAX).ifPresent(size -> sizes.add(size.intValue()));
    }
    if (sizes.size() < wanted.size()) {
      return Optional.empty();
    }
    return Optional.of(
        sizes.size() == 2
            ? new Shape.Tokens(sizes.get(0), sizes.get(1))
            : new Shape.Image(sizes.get(0), sizes.get(1), sizes.get(2)));
  }
}
