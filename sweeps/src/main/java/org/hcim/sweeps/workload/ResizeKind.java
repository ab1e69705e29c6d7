package org.hcim.sweeps.workload;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hcim.accelerator.network.Axes;
import org.hcim.accelerator.network.Node;
import org.hcim.accelerator.network.Resize;
import org.hcim.accelerator.network.TensorShape;
import org.hcim.sweeps.yaml.Fields;

/** A resize of feature maps to a stated size, or by a scale factor. */
record ResizeKind() implements LayerKind {

  @Override
  public List<String> keys() {
    return List.of("name", "mode", "size", "scale", "input");
  }

  @Override
  public boolean isNamed() {
    return false;
  }

  @Override
  public Optional<Node> read(Fields fields, Scope scope, String name) {
    boolean isLinear =
        fields.oneOf("mode", List.of("nearest", "linear")).filter("linear"::equals).isPresent();
    Optional<String> input = scope.input(fields);
    boolean isSized = fields.has("size") != fields.has("scale");
    if (!isSized) {
      scope.problems().add(fields.at(), fields.path("size"), "a resize needs either size or scale");
    }
    if (input.isEmpty() || !isSized) {
      return Optional.empty();
    }
    TensorShape maps = scope.shape(input.get());
    if (maps.axes() != Axes.MAPS || maps.rank() == 2) {
      scope
          .problems()
          .add(fields.at(), fields.path("input"), "a resize needs feature maps", "not " + maps);
      return Optional.empty();
    }
    return sizes(fields, scope, maps)
        .map(
            sizes ->
                new Resize(
                    name, input.get(), isLinear ? Resize.Mode.LINEAR : Resize.Mode.NEAREST, sizes));
  }

  private static Optional<List<Long>> sizes(Fields fields, Scope scope, TensorShape maps) {
    var numbers = new Numbers(scope.problems(), fields);
    int axes = maps.rank() - 2;
    boolean isScale = fields.has("scale");
    return numbers
        .each(isScale ? "scale" : "size", axes, 1)
        .map(
            each ->
                IntStream.range(0, axes)
                    .mapToObj(i -> each.get(i) * (isScale ? maps.size(i + 2) : 1L))
                    .toList());
  }
}
