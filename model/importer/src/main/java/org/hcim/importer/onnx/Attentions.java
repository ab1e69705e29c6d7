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

/** Attention in a single node: scores, softmax and context on the vector unit. */
final class Attentions {

  private Attentions() {}

  /** The standard's Attention: q, k, v, mask, past key, past value. */
  static void standard(Call call) {
    int rank = call.dims(0).size();
    boolean isByHeads = rank == 4;
    Refusal.unless(
        (rank == 3 || isByHeads) && call.dims(1).size() == rank && call.dims(2).size() == rank,
        "queries (%s), keys (%s) and values (%s) must all have 3 or 4 axes",
        Text.sizes(call.dims(0)),
        Text.sizes(call.dims(1)),
        Text.sizes(call.dims(2)));
    Attributes attributes = call.attributes();
    long heads = isByHeads ? call.dims(0).get(1) : attributes.integer("q_num_heads", 0);
    long kvHeads = isByHeads ? call.dims(1).get(1) : attributes.integer("kv_num_heads", 0);
    List<String> inputs = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      inputs.add(isByHeads ? merged(call, i) : call.tokens(i));
    }
    Value.Activation context = attend(call, inputs, heads, kvHeads, cached(call, 4));
    call.put(0, isByHeads ? apart(call, context, heads) : context);
    present(call, 4);
  }

  /** Rearranges (batch, heads, tokens, size) to (batch, tokens, heads x size). */
  private static String merged(Call call, int input) {
    List<Long> d = call.dims(input);
    String name = call.draft().unused(call.name() + ".tokens");
    List<Long> flipped = List.of(d.get(0), d.get(2), d.get(1), d.get(3));
    call.add(new Transpose(name, call.tokens(input), List.of(0, 2, 1, 3), Axes.PLAIN), flipped);
    var activation = new Value.Activation(ElementType.FLOAT, flipped, name);
    List<Long> tokens = List.of(d.get(0), d.get(2), d.get(1) * d.get(3));
    return call.draft().tokens(activation.as(tokens), name);
  }

  /** Rearranges (batch, tokens, heads x size) to (batch, heads, tokens, size). */
  private static Value.Activation apart(Call call, Value.Activation context, long heads) {
    List<Long> made = context.dims();
    long size = made.get(2) / heads;
    List<Long> split = List.of(made.get(0), made.get(1), heads, size);
    String name = call.draft().unused(call.name() + ".heads");
    String from = call.draft().tokens(context.as(split), name);
    List<Long> dims = List.of(made.get(0), heads, made.get(1), size);
    call.add(new Transpose(name, from, List.of(0, 2, 1, 3), Axes.PLAIN), dims);
    return context.from(name, dims);
  }

  /** com.microsoft's MultiHeadAttention: q, k, v, bias, two masks, past key, past value. */
  static void multiHead(Call call) {
    long heads = call.attributes().integer("num_heads", 0);
    unpacked(call, heads, heads, 6);
  }

  /** com.microsoft's GroupQueryAttention: q, k, v, past key, past value, lengths. */
  static void groupQuery(Call call) {
    Attributes attributes = call.attributes();
    unpacked(call, attributes.integer("num_heads", 0), attributes.integer("kv_num_heads", 0), 3);
  }

  /** Attention with queries, keys and values as separate inputs. */
  private static void unpacked(Call call, long heads, long kvHeads, int past) {
    Refusal.unless(call.has(1) && call.has(2), "packed queries, keys and values are not supported");
    List<String> inputs = List.of(call.tokens(0), call.tokens(1), call.tokens(2));
    call.put(0, attend(call, inputs, heads, kvHeads, cached(call, past)));
    present(call, past);
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
            && !call.has(4),
        "the input (%s) must be tokens, the weight (%s) a matrix for them, without a cache",
        Text.sizes(tokens),
        Text.sizes(weight.dims()));
    long features = weight.dims().get(1);
    List<Long> sizes =
        call.attributes()
            .integers("qkv_hidden_sizes")
            .orElse(List.of(features / 3, features / 3, features / 3));
    Refusal.unless(
        sizes.size() == 3 && sizes.stream().reduce(0L, Math::addExact) == features,
        "features of queries, keys and values (%s) must be three and add up to %d",
        sizes,
        features);
    String projection = call.draft().unused(call.name() + ".qkv");
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
    long positions = tokens.get(0) * tokens.get(1);
    Products.onCrossbars(call, projection, tokens.get(2), features, 1, positions);
    var parts = new Split(call.draft().unused(call.name() + ".parts"), projection, 2, sizes);
    call.draft().add(parts);
    call.put(0, attend(call, parts.outputs(), heads, heads, 0));
    Refusal.unless(!call.isUsed(1), "keys and values as outputs are not supported");
  }

  private static Value.Activation attend(
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
    Value.Activation context = call.made(layer, ElementType.FLOAT, dims, 2);
    long total = Math.addExact(keys.get(1), cached);
    long groups = queries.get(0) * heads;
    long steps = queries.get(1);
    var place = Product.Place.VECTOR;
    call.draft().add(new Product(name + ".scores", place, size, total, groups, steps));
    call.draft().add(new Product(name + ".context", place, total, valueSize, groups, steps));
    return context;
  }

  /** The steps in a cache of keys: (batch, heads, steps, size). */
  private static long cached(Call call, int past) {
    if (!call.has(past)) {
      return 0;
    }
    Refusal.unless(
        call.dims(past).size() == 4,
        "the cache (%s) must have 4 axes",
        Text.sizes(call.dims(past)));
    return call.dims(past).get(2);
  }

  /**
   * Adds the keys and values of all steps as outputs, cached and new, by heads.
   *
   * @param past the input with the cached keys, followed by the cached values
   */
  private static void present(Call call, int past) {
    for (int output = 1; output <= 2; output++) {
      if (call.isUsed(output)) {
        int cache = past + output - 1;
        Refusal.unless(call.has(cache), "keys and values as outputs need a cache as input");
        cached(call, cache);
        List<Long> dims = call.dims(cache);
        List<Long> tokens = call.dims(output); // the new keys or values: inputs 1 and 2
        long added = tokens.get(tokens.size() == 4 ? 2 : 1);
        List<Long> all = Dims.with(dims, 2, Math.addExact(dims.get(2), added));
        String name = call.draft().unused(call.name() + (output == 1 ? ".keys" : ".values"));
        call.add(
            new Rearrange(
                name, List.of(call.read(cache), call.read(output)), TensorShape.plain(all)),
            all);
        call.put(output, new Value.Activation(ElementType.FLOAT, all, name));
      }
    }
  }

  /** RotaryEmbedding: two products and a sum per element. */
  static void rotary(Call call) {
    Function.vector(call, 0, 3, VectorOperation.Function.ANY);
  }
}
