package org.hcim.sweeps.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.network.Layer;
import org.hcim.accelerator.network.MatMulLayer;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Problems;

/** A product of two activations, (rows x inner) times (inner x columns), once for each head. */
record MatMul(Problems problems) implements LayerKind {

  @Override
  public List<String> keys() {
    return List.of("name", "heads", "rows", "inner", "columns", "inputs");
  }

  @Override
  public Optional<Shape> read(Fields fields, Scope scope, String name, List<Layer> layers) {
    List<Integer> sizes = new ArrayList<>();
    for (String key : List.of("rows", "inner", "columns")) {
      fields.require(key);
      fields.whole(key, 1, MAX).ifPresent(size -> sizes.add(size.intValue()));
    }
    int heads = fields.whole("heads", 1, MAX).orElse(1L).intValue();
    Optional<List<Shape>> inputs = scope.twoInputs(fields);
    if (inputs.isEmpty() || sizes.size() < 3) {
      return Optional.empty();
    }
    int rows = sizes.get(0);
    int inner = sizes.get(1);
    int columns = sizes.get(2);
    boolean fits =
        fits(fields, inputs.get().get(0), heads, rows, inner)
            && fits(fields, inputs.get().get(1), heads, inner, columns);
    long macs = Math.multiplyExact((long) heads * rows, (long) inner * columns);
    var output = new Shape.Tokens(rows, Math.multiplyExact(heads, columns));
    layers.add(
        new MatMulLayer(
            scope.fullName(name),
            macs,
            inputs.get().stream().mapToLong(Shape::elements).sum(),
            output.elements()));
    return fits ? Optional.of(output) : Optional.empty();
  }

  private boolean fits(Fields fields, Shape input, int heads, int rows, int columns) {
    boolean fits = input.elements() == (long) heads * rows * columns;
    if (!fits) {
      problems.add(
          fields.at("inputs"),
          fields.path("inputs"),
          "an operand is " + input,
          "must be " + heads + " heads x " + rows + " x " + columns);
    }
    return fits;
  }
}
