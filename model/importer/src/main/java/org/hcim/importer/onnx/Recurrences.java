package org.hcim.importer.onnx;

import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.network.Axes;
import org.hcim.accelerator.network.Recurrent;
import org.hcim.accelerator.network.Transpose;

/**
 * LSTM, GRU and RNN: two products per direction, and gates on the vector unit.
 *
 * <p>States are (directions, batch, hidden). The graph names only the hidden state, which also
 * represents the cell state of an LSTM; their shapes are equal.
 */
record Recurrences(Recurrent.Cell cell) implements Operator {

  @Override
  public void run(Call call) {
    Value.Activation data = call.activation(0);
    Refusal.unless(data.dims().size() == 3, "data (%s) must have 3 axes", Text.sizes(data.dims()));
    boolean isBatchFirst = call.attributes().integer("layout", 0) != 0;
    long batch = data.dims().get(isBatchFirst ? 0 : 1);
    long length = data.dims().get(isBatchFirst ? 1 : 0);
    Recurrent.Direction direction = direction(call);
    long directions = direction == Recurrent.Direction.BOTH ? 2 : 1;
    Tensor weight = call.constant(1);
    Tensor recurrent = call.constant(2);
    long hidden = recurrent.rank() == 3 ? recurrent.dims().get(2) : -1;
    long features = data.dims().get(2);
    Refusal.unless(
        weight.dims().equals(List.of(directions, cell.gates() * hidden, features))
            && recurrent.dims().equals(List.of(directions, cell.gates() * hidden, hidden)),
        "W (%s) and R (%s) must be for %d directions, %d gates and %d features",
        Text.sizes(weight.dims()),
        Text.sizes(recurrent.dims()),
        directions,
        cell.gates(),
        features);
    String layer = call.name();
    String tokens = tokens(call, data, isBatchFirst, layer);
    call.add(
        new Recurrent(layer, tokens, cell, Math.toIntExact(hidden), direction),
        List.of(batch, length, directions * hidden));
    long positions = Math.multiplyExact(batch, length);
    note(call, layer, weight, recurrent, data);
    long gates = cell.gates() * hidden;
    call.draft().add(product(layer + ":W", features, gates, directions, positions));
    call.draft().add(product(layer + ":R", hidden, gates, directions, positions));
    outputs(call, layer, isBatchFirst, List.of(batch, length, directions, hidden));
  }

  private static Recurrent.Direction direction(Call call) {
    String text = call.attributes().text("direction", "forward");
    return switch (text) {
      case "forward" -> Recurrent.Direction.FORWARD;
      case "reverse" -> Recurrent.Direction.BACKWARD;
      case "bidirectional" -> Recurrent.Direction.BOTH;
      default ->
          throw new Refusal(
              "direction (" + Text.shown(text) + ") must be forward, reverse or bidirectional");
    };
  }

  private static Product product(
      String name, long rows, long outputs, long directions, long positions) {
    return new Product(name, Product.Place.CROSSBAR, rows, outputs, directions, positions);
  }

  private static String tokens(
      Call call, Value.Activation data, boolean isBatchFirst, String layer) {
    String from = call.draft().tokens(data, layer);
    boolean isSame = data.dims().get(0).equals(1L) && data.dims().get(1).equals(1L);
    if (isBatchFirst || isSame) {
      return from;
    }
    String name = call.draft().unused(layer + ".tokens");
    List<Long> d = data.dims();
    call.add(
        new Transpose(name, from, List.of(1, 0, 2), Axes.TOKENS),
        List.of(d.get(1), d.get(0), d.get(2)));
    return name;
  }

  private static void note(
      Call call, String layer, Tensor weight, Tensor recurrent, Value.Activation data) {
    Optional<Quantization> codes = ((Value.Constant) call.value(1)).quantization();
    call.draft()
        .addProduct(
            layer,
            new LayerParameters(
                Optional.of(weight),
                Optional.of(recurrent),
                codes,
                data.quantization(),
                List.of()));
    call.optionalConstant(3)
        .ifPresent(b -> call.draft().fold(layer, new FoldedStep.Bias(call.node().name(), b)));
  }

  /** Y: (length, directions, batch, hidden); the states: (directions, batch, hidden). */
  private static void outputs(Call call, String layer, boolean isBatchFirst, List<Long> sizes) {
    long batch = sizes.get(0);
    long length = sizes.get(1);
    long directions = sizes.get(2);
    long hidden = sizes.get(3);
    if (call.isUsed(0)) {
      var all = new Value.Activation(ElementType.FLOAT, sizes, layer);
      List<Integer> order = isBatchFirst ? List.of(0, 1, 2, 3) : List.of(1, 2, 0, 3);
      call.put(0, ordered(call, all, order, ".outputs"));
    }
    if (call.isUsed(1) || call.isUsed(2)) {
      List<Long> last = List.of(batch, directions, hidden);
      var state = new Value.Activation(ElementType.FLOAT, last, layer + ".last");
      List<Integer> order = isBatchFirst ? List.of(0, 1, 2) : List.of(1, 0, 2);
      Value.Activation ordered = ordered(call, state, order, ".state");
      call.put(1, ordered);
      call.put(2, ordered);
    }
    Refusal.unless(length > 0, "length (%d) must be positive", length);
  }

  private static Value.Activation ordered(
      Call call, Value.Activation activation, List<Integer> order, String suffix) {
    List<Long> dims = order.stream().map(activation.dims()::get).toList();
    List<Integer> large = order.stream().filter(i -> activation.dims().get(i) != 1).toList();
    if (large.stream().sorted().toList().equals(large)) {
      return activation.as(dims);
    }
    String name = call.draft().unused(call.name() + suffix);
    String from = call.draft().tokens(activation, call.name());
    call.add(new Transpose(name, from, order, Axes.PLAIN), dims);
    return new Value.Activation(ElementType.FLOAT, dims, name);
  }
}
