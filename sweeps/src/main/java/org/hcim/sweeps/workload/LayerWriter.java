package org.hcim.sweeps.workload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hcim.accelerator.network.Add;
import org.hcim.accelerator.network.Attention;
import org.hcim.accelerator.network.Concat;
import org.hcim.accelerator.network.Convolution;
import org.hcim.accelerator.network.GlobalPool;
import org.hcim.accelerator.network.HeadMatMul;
import org.hcim.accelerator.network.Linear;
import org.hcim.accelerator.network.Node;
import org.hcim.accelerator.network.Pool;
import org.hcim.accelerator.network.Rearrange;
import org.hcim.accelerator.network.Recurrent;
import org.hcim.accelerator.network.Reduce;
import org.hcim.accelerator.network.Reshape;
import org.hcim.accelerator.network.Resize;
import org.hcim.accelerator.network.Slice;
import org.hcim.accelerator.network.SlidingWindow;
import org.hcim.accelerator.network.Split;
import org.hcim.accelerator.network.Tokens;
import org.hcim.accelerator.network.Transpose;
import org.hcim.accelerator.network.TransposedConvolution;
import org.hcim.accelerator.network.VectorOperation;

/** The keys of a layer in a network file; keys with default values are omitted. */
final class LayerWriter {

  private final Map<String, Object> keys = new LinkedHashMap<>();

  private LayerWriter() {}

  /**
   * The keys of a layer.
   *
   * @param previous the previous layer, which is the default input; null if there is none
   */
  static Map<String, Object> keys(Node node, String previous) {
    var writer = new LayerWriter();
    writer.keys.put("name", node.name());
    writer.own(node);
    writer.inputs(node, previous);
    return writer.keys;
  }

  private void inputs(Node node, String previous) {
    boolean isList = node instanceof Rearrange || node instanceof Concat || node instanceof Add;
    if (isList || node.inputs().size() > 1) {
      keys.put("inputs", node.inputs());
    } else if (!node.inputs().get(0).equals(previous)) {
      keys.put("input", node.inputs().get(0));
    }
  }

  private void own(Node node) {
    if (node instanceof Convolution layer) {
      keys.put("out_channels", layer.outChannels());
      window(layer.window(), 1);
      unless("groups", layer.groups(), 1);
    } else if (node instanceof TransposedConvolution layer) {
      keys.put("out_channels", layer.outChannels());
      window(layer.window(), 1);
      unless("output_padding", one(layer.outputPadding()), 0);
      unless("groups", layer.groups(), 1);
    } else if (node instanceof Linear layer) {
      keys.put("out_features", layer.outFeatures());
    } else if (node instanceof Recurrent layer) {
      keys.put("hidden", layer.hidden());
      unless("direction", Scope.key(layer.direction()), "forward");
    } else if (node instanceof HeadMatMul layer) {
      unless("heads", layer.heads(), 1);
      keys.put("rows", layer.rows());
      keys.put("inner", layer.inner());
      keys.put("columns", layer.columns());
    } else if (node instanceof Attention layer) {
      unless("heads", layer.heads(), 1);
      unless("kv_heads", layer.kvHeads(), layer.heads());
      unless("cached", layer.cached(), 0);
      unless("operations_per_element", layer.operations(), Attention.SOFTMAX_OPERATIONS);
    } else if (node instanceof Add layer) {
      unless("shortcut", Scope.key(layer.shortcut()), "none");
    } else if (node instanceof VectorOperation layer) {
      keys.put("operations_per_element", layer.operationsPerElement());
      unless("function", Scope.key(layer.function()), "any");
    } else {
      unweighted(node);
    }
  }

  private void unweighted(Node node) {
    if (node instanceof Pool layer) {
      keys.put("kind", Scope.key(layer.of()));
      window(layer.window(), -1);
      unless("rounding", layer.roundsUp() ? "up" : "down", "down");
    } else if (node instanceof GlobalPool layer) {
      keys.put("kind", layer.of() == Pool.Kind.MAX ? "global_max" : "global");
    } else if (node instanceof Concat layer) {
      keys.put("axis", layer.axis());
    } else if (node instanceof Split layer) {
      keys.put("axis", layer.axis());
      keys.put("sizes", layer.sizes());
    } else if (node instanceof Slice layer) {
      keys.put("axis", layer.axis());
      unless("start", layer.start(), 0L);
      keys.put("end", layer.end());
      unless("step", layer.step(), 1L);
    } else if (node instanceof Resize layer) {
      unless("mode", Scope.key(layer.mode()), "nearest");
      keys.put("size", layer.sizes());
    } else if (node instanceof Reshape layer) {
      keys.put("to", NetworkWriter.shape(layer.shape()));
    } else if (node instanceof Rearrange layer) {
      keys.put("to", NetworkWriter.shape(layer.shape()));
    } else if (node instanceof Reduce layer) {
      keys.put("to", NetworkWriter.shape(layer.shape()));
      unless("operations_per_element", layer.operationsPerElement(), 1);
    } else if (node instanceof Transpose layer) {
      keys.put("order", layer.order());
      keys.put("to", Scope.key(layer.axes()));
    } else if (node instanceof Tokens layer) {
      keys.put("to", "tokens");
      unless("extra_tokens", layer.extra(), 0);
    }
  }

  /**
   * The keys of a window.
   *
   * @param stride the default stride; -1 if it equals the kernel
   */
  private void window(SlidingWindow window, int stride) {
    keys.put("kernel", one(window.kernel()));
    Object kernel = one(window.kernel());
    unless("stride", one(window.stride()), stride < 0 ? kernel : stride);
    var sides = new ArrayList<>(window.before());
    sides.addAll(window.after());
    unless("padding", one(sides), 0);
    unless("dilation", one(window.dilation()), 1);
  }

  private void unless(String key, Object value, Object byDefault) {
    if (!value.equals(byDefault)) {
      keys.put(key, value);
    }
  }

  /** A single number if all are equal, otherwise the list. */
  private static Object one(List<Integer> numbers) {
    return numbers.stream().distinct().count() == 1 ? numbers.get(0) : numbers;
  }
}
