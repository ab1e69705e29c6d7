package org.hcim.sweeps.workload;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hcim.accelerator.network.Axes;
import org.hcim.accelerator.network.GlobalPool;
import org.hcim.accelerator.network.Node;
import org.hcim.accelerator.network.Pool;
import org.hcim.accelerator.network.Slice;
import org.hcim.accelerator.network.TensorShape;
import org.hcim.sweeps.yaml.Fields;

/** Pooling, or selection of the first token. */
record PoolKind() implements LayerKind {

  private static final List<String> KINDS =
      List.of("max", "average", "global", "global_max", "first");

  private static final List<String> OF_WINDOWS =
      Stream.concat(WindowReader.KEYS.stream(), Stream.of("rounding")).toList();

  @Override
  public List<String> keys() {
    return List.of("name", "kind", "kernel", "stride", "padding", "dilation", "rounding", "input");
  }

  @Override
  public boolean isNamed() {
    return false;
  }

  @Override
  public Optional<Node> read(Fields fields, Scope scope, String name) {
    fields.require("kind");
    Optional<String> kind = fields.oneOf("kind", KINDS);
    boolean roundsUp =
        fields.oneOf("rounding", List.of("down", "up")).filter("up"::equals).isPresent();
    Optional<String> input = scope.input(fields);
    if (kind.isEmpty() || input.isEmpty()) {
      return Optional.empty();
    }
    TensorShape from = scope.shape(input.get());
    return switch (kind.get()) {
      case "global" -> whole(fields, scope, new GlobalPool(name, input.get(), Pool.Kind.AVERAGE));
      case "global_max" -> whole(fields, scope, new GlobalPool(name, input.get(), Pool.Kind.MAX));
      case "first" ->
          isTokens(from)
              ? whole(fields, scope, Slice.firstToken(name, input.get()))
              : refuse(fields, scope, "first", from);
      default ->
          from.axes() == Axes.TOKENS
              ? refuse(fields, scope, kind.get(), from)
              : windowed(fields, scope, name, input.get(), kind.get(), roundsUp);
    };
  }

  private static boolean isTokens(TensorShape from) {
    return from.axes() == Axes.TOKENS && from.rank() == 3;
  }

  private static Optional<Node> windowed(
      Fields fields, Scope scope, String name, String input, String kind, boolean roundsUp) {
    var reader = new WindowReader(fields, scope, scope.shape(input).rank() - 2);
    Pool.Kind of = kind.equals("max") ? Pool.Kind.MAX : Pool.Kind.AVERAGE;
    return reader
        .readPool()
        .filter(reader::readsInput)
        .map(window -> new Pool(name, input, of, window, roundsUp));
  }

  /** Checks that a pool over the whole input has no window. */
  private static Optional<Node> whole(Fields fields, Scope scope, Node node) {
    for (String key : OF_WINDOWS) {
      if (fields.has(key)) {
        scope
            .problems()
            .add(fields.at(key), fields.path(key), "does not apply to a pool of everything");
      }
    }
    return Optional.of(node);
  }

  private static Optional<Node> refuse(Fields fields, Scope scope, String kind, TensorShape input) {
    scope
        .problems()
        .add(fields.at("kind"), fields.path("kind"), kind + " pooling does not apply to " + input);
    return Optional.empty();
  }
}
