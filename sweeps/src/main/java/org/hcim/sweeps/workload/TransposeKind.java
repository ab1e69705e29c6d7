package org.hcim.sweeps.workload;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hcim.accelerator.network.Axes;
import org.hcim.accelerator.network.Node;
import org.hcim.accelerator.network.Transpose;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node.Sequence;

/** A permutation of axes, and their meaning afterward. */
record TransposeKind() implements LayerKind {

  @Override
  public List<String> keys() {
    return List.of("name", "order", "to", "input");
  }

  @Override
  public boolean isNamed() {
    return false;
  }

  @Override
  public Optional<Node> read(Fields fields, Scope scope, String name) {
    fields.require("to");
    Optional<Axes> axes =
        fields
            .oneOf("to", Arrays.stream(Axes.values()).map(Scope::key).toList())
            .map(text -> Axes.valueOf(text.toUpperCase(Locale.ROOT)));
    Optional<String> input = scope.input(fields);
    Optional<Sequence> list =
        fields
            .require("order")
            .flatMap(n -> Fields.list(scope.problems(), fields.path("order"), n, "[0, 2, 1]"));
    Optional<List<Integer>> order =
        list.flatMap(l -> new Numbers(scope.problems(), fields).list("order", l, 0, 0, ""));
    return axes.isEmpty() || input.isEmpty() || order.isEmpty()
        ? Optional.empty()
        : Optional.of(new Transpose(name, input.get(), order.get(), axes.get()));
  }
}
