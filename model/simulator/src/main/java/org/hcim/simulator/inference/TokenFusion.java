package org.hcim.simulator.inference;

import static org.hcim.accelerator.design.Check.check;

import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.network.Attention;
import org.hcim.accelerator.network.Graph;
import org.hcim.accelerator.network.HeadMatMul;
import org.hcim.accelerator.network.TensorShape;
import org.hcim.accelerator.network.Tokens;
import org.hcim.accelerator.network.VectorOperation;

/** Converts the layers of transformers to those of quantized networks. */
final class TokenFusion {

  private final Graph graph;
  private final FusedLayers layers;

  TokenFusion(Graph graph, FusedLayers layers) {
    this.graph = graph;
    this.layers = layers;
  }

  void add(Tokens tokens) {
    check(tokens.extra() == 0, "extra_tokens (%d) must be 0", tokens.extra());
    String from = layers.output(tokens.input()).layer();
    layers.name(tokens.name(), new FusedLayers.Output(from, layers.maps(tokens.input()), false));
  }

  void add(VectorOperation operation) {
    Shape shape = layers.maps(operation.input());
    String name = operation.name();
    String from = layers.output(operation.input()).layer();
    layers.add(
        switch (operation.function()) {
          case LAYER_NORM -> new FusedLayer.Norm(name, from, shape, shape);
          case GELU -> new FusedLayer.Gelu(name, from, shape, shape);
          case SOFTMAX ->
              new FusedLayer.Softmax(name, from, shape, shape, heads(operation.input()));
          case ANY ->
              throw new InvalidDesignException(
                  "its function must be stated: function: layer_norm, softmax or gelu");
        });
  }

  /** The number of heads of scores, each with a separate softmax. */
  private int heads(String output) {
    return layers.behind(output).orElse(null) instanceof FusedLayer.MatMul scores
        ? scores.heads()
        : 1;
  }

  void add(Attention attention) {
    int heads = attention.heads();
    check(
        attention.kvHeads() == heads,
        "kv_heads (%d) must be heads (%d)",
        attention.kvHeads(),
        heads);
    check(attention.cached() == 0, "cached (%d) must be 0", attention.cached());
    String name = attention.name();
    multiply(name + ".scores", MatMul.Kind.SCORES, attention.query(), attention.key(), heads);
    Shape scores = layers.maps(name + ".scores");
    layers.add(new FusedLayer.Softmax(name + ".softmax", name + ".scores", scores, scores, heads));
    multiply(name + ".context", MatMul.Kind.MIX, name + ".softmax", attention.value(), heads);
    layers.name(name, layers.output(name + ".context"));
  }

  /**
   * Adds a product whose second operand has a token per column, like keys, or per inner term, like
   * values.
   */
  void add(HeadMatMul product) {
    TensorShape second = graph.shape(product.right());
    boolean isOfSoftmax = layers.behind(product.left()).orElse(null) instanceof FusedLayer.Softmax;
    boolean isScores = product.isTransposed(second) && !(isOfSoftmax && product.isPlain(second));
    multiply(
        product.name(),
        isScores ? MatMul.Kind.SCORES : MatMul.Kind.MIX,
        product.left(),
        product.right(),
        product.heads());
  }

  private void multiply(String name, MatMul.Kind kind, String left, String right, int heads) {
    Shape from = layers.maps(left);
    layers.add(
        new FusedLayer.MatMul(
            name,
            layers.output(left).layer(),
            layers.output(right).layer(),
            from,
            kind.over(from, layers.maps(right), heads),
            kind,
            heads));
  }
}
