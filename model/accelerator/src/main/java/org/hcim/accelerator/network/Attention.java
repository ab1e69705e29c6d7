package org.hcim.accelerator.network;

import static org.hcim.accelerator.design.Check.check;

import java.util.List;

/**
 * Scaled dot-product attention: scores of queries and keys, softmax, mean of values. All of it runs
 * on the vector unit.
 *
 * @param heads heads of the queries
 * @param kvHeads heads of keys and values; if there are fewer than {@code heads}, groups of heads
 *     share one
 * @param cached tokens of keys and values from earlier steps, which are read but not computed
 * @param operations softmax operations per score
 */
public record Attention(
    String name,
    String query,
    String key,
    String value,
    int heads,
    int kvHeads,
    int cached,
    int operations)
    implements Node {

  /** Operations of softmax per score: maximum, subtraction, exponential, sum, division. */
  public static final int SOFTMAX_OPERATIONS = 5;

  public Attention {
    check(heads > 0, "heads (%d) must be positive", heads);
    check(
        kvHeads > 0 && heads % kvHeads == 0,
        "kv_heads (%d) must be positive and divide heads (%d)",
        kvHeads,
        heads);
    check(cached >= 0, "cached (%d) must not be negative", cached);
    check(operations > 0, "operations_per_element (%d) must be positive", operations);
  }

  @Override
  public String kind() {
    return "attention";
  }

  @Override
  public List<String> inputs() {
    return List.of(query, key, value);
  }

  @Override
  public List<TensorShape> infer(List<TensorShape> inputs) {
    for (TensorShape input : inputs) {
      Shapes.sequence(input, "inputs", "attention");
    }
    TensorShape queries = inputs.get(0);
    TensorShape keys = inputs.get(1);
    TensorShape values = inputs.get(2);
    divides("heads", heads, queries);
    divides("kv_heads", kvHeads, values);
    Shapes.require(
        keys.last() * heads == queries.last() * kvHeads,
        "kv_heads",
        "keys have " + keys.last() + " features, queries " + queries.last(),
        "each of kv_heads (" + kvHeads + ") must be as wide as each of heads (" + heads + ")");
    Shapes.require(
        keys.size(1) == values.size(1)
            && keys.batch() == values.batch()
            && keys.batch() == queries.batch(),
        "inputs",
        "keys are " + keys + ", values " + values,
        "queries, keys and values must have one batch, keys and values as many tokens");
    return List.of(
        TensorShape.tokens(queries.batch(), queries.size(1), values.last() / kvHeads * heads));
  }

  private static void divides(String key, int heads, TensorShape input) {
    Shapes.require(
        input.last() % heads == 0,
        key,
        key + " (" + heads + ") must divide the features of " + input,
        "");
  }

  @Override
  public List<Layer> layers(List<TensorShape> inputs, List<TensorShape> outputs) {
    TensorShape queries = inputs.get(0);
    TensorShape keys = inputs.get(1);
    TensorShape values = inputs.get(2);
    long context = Counts.sum("tokens", keys.size(1), cached);
    long pairs = Counts.product("scores", queries.batch(), queries.size(1), context, (long) heads);
    long keyElements = Counts.product("elements", keys.batch(), context, keys.last());
    long valueElements = Counts.product("elements", values.batch(), context, values.last());
    long made = outputs.get(0).elements();
    return List.of(
        new MatMulLayer(
            name + ".scores",
            Counts.product("macs", pairs, queries.last() / heads),
            Counts.sum("elements", queries.elements(), keyElements),
            pairs),
        new VectorLayer(name + ".softmax", Counts.product("operations", pairs, (long) operations)),
        new MatMulLayer(
            name + ".context",
            Counts.product("macs", pairs, values.last() / kvHeads),
            Counts.sum("elements", pairs, valueElements),
            made));
  }
}
