package org.hcim.importer.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.network.Attention;
import org.hcim.accelerator.network.Axes;
import org.hcim.accelerator.network.Linear;
import org.hcim.accelerator.network.Rearrange;
import org.hcim.accelerator.network.Split;
import org.hcim.accelerator.network.TensorShape;
import org.hcim.accelerator.network.Transpose;
import org.hcim.accelerator.network.VectorOperation;

/** Attention in one node: scores, softmax and context on the vector unit. */
final class Attentions {

  private Attentions() {}

  /** The standard's Attention: q, k, v, mask, past key, past value. */
  static void standard(Call call) {
    Attributes attributes = call.attributes();
    int rank = call.dims(0).size();
    Refusal.unless(rank == 3 || rank == 4, "queries (%s) must have 3 or 4 axes", call.dims(0));
    long heads = rank == 4 ? call.dims(0).get(1) : attributes.integer("q_num_heads", 0);
    long kvHeads = rank == 4 ? call.dims(1).get(1) : attributes.integer("kv_num_heads", 0);
    long cached = call.has(4) ? call.dims(4).get(2) : 0;
    List<String> inputs = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      inputs.add(rank == 4 ? merged(call, i) : call.tokens(i));
    }
    attend(call, inputs, heads, kvHeads, cached);
    if (rank == 4) {
      apart(call, heads);
    }
    present(call, 1, 2, kvHeads);
  }

  /** (batch, heads, tokens, size) as (batch, tokens, heads x size). */
  private static String merged(Call call, int input) {
    List<Long> d = call.dims(input);
    String name = call.draft().unused(call.name() + ".tokens");
    List<Long> flipped = List.of(d.get(0), d.get(2), d.get(1), d.get(3));
    call.add(new Transpose(name, call.tokens(input), List.of(0, 2, 1, 3), Axes.PLAIN), flipped);
    var activation = new Value.Activation(ElementType.FLOAT, flipped, name);
    List<Long> tokens = List.of(d.get(0), d.get(2), d.get(1) * d.get(3));
    return call.draft().tokens(activation.as(tokens), name);
  }

  private static void apart(Call call, long heads) {
    List<Long> made = call.draft().shape(call.name()).sizes();
    long size = made.get(2) / heads;
    List<Long> split = List.of(made.get(0), made.get(1), heads, size);
    var result = new Value.Activation(ElementType.FLOAT, made, call.name());
    String name = call.draft().unused(call.name() + ".heads");
    String from = call.draft().tokens(result.as(split), name);
    List<Long> dims = List.of(made.get(0), heads, made.get(1), size);
    call.add(new Transpose(name, from, List.of(0, 2, 1, 3), Axes.PLAIN), dims);
    call.replace(0, new Value.Activation(ElementType.FLOAT, dims, name));
  }

  /** com.microsoft's MultiHeadAttention: q, k, v, bias, masks, past key, past value. */
  static void multiHead(Call call) {
    long heads = call.attributes().integer("num_heads", 0);
    Refusal.unless(call.has(1) && call.has(2), "packed queries, keys and values are not supported");
    long cached = call.has(6) ? call.dims(6).get(2) : 0;
    List<String> inputs = List.of(call.tokens(0), call.tokens(1), call.tokens(2));
    attend(call, inputs, heads, heads, cached);
    present(call, 1, 2, heads);
  }

  /** com.microsoft's GroupQueryAttention: q, k, v, past key, past value, lengths. */
  static void groupQuery(Call call) {
    long heads = call.attributes().integer("num_heads", 0);
    long kvHeads = call.attributes().integer("kv_num_heads", 0);
    Refusal.unless(call.has(1) && call.has(2), "packed queries, keys and values are not supported");
    long cached = call.has(3) ? call.dims(3).get(2) : 0;
    List<String> inputs = List.of(call.tokens(0), call.tokens(1), call.tokens(2));
    attend(call, inputs, heads, kvHeads, cached);
    present(call, 1, 2, kvHeads);
  }

  /** com.microsoft's Attention, which contains the weights of queries, keys and values. */
  static void withWeights(Call call) {
    long heads = call.attributes().integer("num_heads", 0);
    Tensor weight = call.constant(1);
    List<Long> tokens = call.dims(0);
    Refusal.unless(
        tokens.size() == 3
            && weight.rank() == 2
            && weight.dims().get(0).equals(tokens.get(2))
            && weight.dims().get(1) % 3 == 0
            && !call.has(4),
        "the input (%s) must be tokens, the weight (%s) three matrices, without a cache",
        Text.sizes(tokens),
        Text.sizes(weight.dims()));
    String projection = call.draft().unused(call.name() + ".qkv");
    long features = weight.dims().get(1);
    List<Long> made = List.of(tokens.get(0), tokens.get(1), features);
    call.add(new Linear(projection, call.tokens(0), Math.toIntExact(features)), made);
    call.draft()
        .addProduct(
            projection,
            new LayerParameters(
                Optional.of(Numbers.transposed(weight)),
                Optional.empty(),
                Optional.empty(),
                call.activation(0).quantization(),
                List.of()));
    Products.bias(call, projection, call.optionalConstant(2), features);
    call.draft()
        .add(
            new Product(
                projection,
                Product.Place.CROSSBAR,
                tokens.get(2),
                features,
                1,
                tokens.get(0) * tokens.get(1)));
    var parts =
        new Split(
            call.draft().unused(call.name() + ".parts"),
            projection,
            2,
            List.of(features / 3, features / 3, features / 3));
    call.draft().add(parts);
    attend(call, parts.outputs(), heads, heads, 0);
  }

  private static void attend(
      Call call, List<String> inputs, long heads, long kvHeads, long cached) {
    List<Long> queries = call.draft().shape(inputs.get(0)).sizes();
    List<Long> keys = call.draft().shape(inputs.get(1)).sizes();
    List<Long> values = call.draft().shape(inputs.get(2)).sizes();
    Refusal.unless(
        heads > 0 && kvHeads > 0 && heads % kvHeads == 0 && heads <= 1 << 20,
        "heads of queries (%d) must be a multiple of heads of keys (%d)",
        heads,
        kvHeads);
    Refusal.unless(
        queries.size() == 3
            && keys.size() == 3
            && values.size() == 3
            && queries.get(2) % heads == 0
            && values.get(2) % kvHeads == 0,
        "queries (%s), keys (%s) and values (%s) must be tokens whose features %d heads divide",
        Text.sizes(queries),
        Text.sizes(keys),
        Text.sizes(values),
        heads);
    long size = queries.get(2) / heads;
    long valueSize = values.get(2) / kvHeads;
    String name = call.name();
    var layer =
        new Attention(
            name,
            inputs.get(0),
            inputs.get(1),
            inputs.get(2),
            (int) heads,
            (int) kvHeads,
            Math.toIntExact(cached),
            Attention.SOFTMAX_OPERATIONS);
    List<Long> dims = List.of(queries.get(0), queries.get(1), heads * valueSize);
    call.emit(layer, ElementType.FLOAT, dims, 2);
    long total = Math.addExact(keys.get(1), cached);
    long groups = queries.get(0) * heads;
    var place = Product.Place.VECTOR;
    call.draft().add(new Product(name + ".scores", place, size, total, groups, queries.get(1)));
    call.draft()
        .add(new Product(name + ".context", place, total, valueSize, groups, queries.get(1)));
  }

  /** Keys and values of all steps: those of the cache and the new ones, by heads. */
  private static void present(Call call, int key, int value, long kvHeads) {
    for (int output = key; output <= value; output++) {
      if (call.isUsed(output)) {
        int input = output;
        int past = call.node().operator().equals("GroupQueryAttention") ? 3 : 4;
        int cache = past + output - key;
        Refusal.unless(call.has(cache), "keys and values as outputs need a cache as input");
        List<Long> dims = call.dims(cache);
        List<Long> tokens = call.dims(input);
        long added = tokens.get(tokens.size() == 4 ? 2 : 1);
        List<Long> all = Dims.with(dims, 2, dims.get(2) + added);
        String name = call.draft().unused(call.name() + (output == key ? ".keys" : ".values"));
        call.add(
            new Rearrange(
                name, List.of(call.read(cache), call.read(input)), TensorShape.plain(all)),
            all);
        call.put(output, new Value.Activation(ElementType.FLOAT, all, name));
      }
    }
    Refusal.unless(kvHeads > 0, "kv_num_heads (%d) must be positive", kvHeads);
  }

  /** RotaryEmbedding: two products and a sum for each number. */
  static void rotary(Call call) {
    Function.vector(call, 0, 3, VectorOperation.Function.ANY);
  }
}
