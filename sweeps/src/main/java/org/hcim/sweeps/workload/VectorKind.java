package org.hcim.sweeps.workload;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hcim.accelerator.network.Node;
import org.hcim.accelerator.network.VectorOperation;
import org.hcim.accelerator.network.VectorOperation.Function;
import org.hcim.sweeps.yaml.Fields;

/** An elementwise function with a stated number of operations per element. */
record VectorKind() implements LayerKind {

  static final int MAX_OPERATIONS = 1000;

  private static final List<String> FUNCTIONS =
      Arrays.stream(Function.values())
          .filter(function -> function != Function.ANY)
          .map(Scope::key)
          .toList();

  @Override
  public List<String> keys() {
    return List.of("name", "operations_per_element", "function", "input");
  }

  @Override
  public Optional<Node> read(Fields fields, Scope scope, String name) {
    fields.require("operations_per_element");
    Optional<Long> operations = fields.whole("operations_per_element", 1, MAX_OPERATIONS);
    Function function =
        fields
            .oneOf("function", FUNCTIONS)
            .map(text -> Function.valueOf(text.toUpperCase(Locale.ROOT)))
            .orElse(Function.ANY);
    Optional<String> input = scope.input(fields);
    return operations.isEmpty() || input.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new VectorOperation(name, input.get(), operations.get().intValue(), function));
  }
}
