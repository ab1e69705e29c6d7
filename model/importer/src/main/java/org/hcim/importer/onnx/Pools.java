package org.hcim.importer.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hcim.accelerator.network.GlobalPool;
import org.hcim.accelerator.network.Pool;
import org.hcim.accelerator.network.SlidingWindow;

/** Pools over windows and over whole maps, which are part of requantization. */
final class Pools {

  private Pools() {}

  static void max(Call call) {
    Refusal.unless(!call.isUsed(1), "indices of the maxima are not supported");
    pool(call, Pool.Kind.MAX);
  }

  static void average(Call call) {
    pool(call, Pool.Kind.AVERAGE);
  }

  private static void pool(Call call, Pool.Kind kind) {
    Value.Activation data = call.activation(0);
    int axes = data.dims().size() - 2;
    Refusal.unless(axes >= 1, "data (%s) must have 3 axes or more", Text.sizes(data.dims()));
    List<Long> space = data.dims().subList(2, axes + 2);
    Refusal.unless(call.attributes().has("kernel_shape"), "attribute kernel_shape is missing");
    SlidingWindow window = WindowShape.of(call, axes, List.of()).over(space);
    boolean roundsUp = call.attributes().integer("ceil_mode", 0) != 0;
    var dims = new ArrayList<>(data.dims().subList(0, 2));
    dims.addAll(WindowShape.sizes(window, space, roundsUp));
    Dims.checked(dims);
    var layer = new Pool(call.name(), call.maps(0), kind, window, roundsUp);
    Value.Activation made = call.made(layer, data.type(), dims, 1);
    call.put(0, kind == Pool.Kind.MAX ? ofCodes(made, data) : made);
  }

  static void globalMax(Call call) {
    call.put(0, global(call, Pool.Kind.MAX));
  }

  static void globalAverage(Call call) {
    call.put(0, global(call, Pool.Kind.AVERAGE));
  }

  /** Adds a pool over whole maps. */
  static Value.Activation global(Call call, Pool.Kind kind) {
    Value.Activation data = call.activation(0);
    int rank = data.dims().size();
    Refusal.unless(rank >= 3, "data (%s) must have 3 axes or more", Text.sizes(data.dims()));
    var dims = new ArrayList<>(data.dims().subList(0, 2));
    dims.addAll(Collections.nCopies(rank - 2, 1L));
    var layer = new GlobalPool(call.name(), call.maps(0), kind);
    return ofCodes(call.made(layer, data.type(), dims, 1), data);
  }

  /**
   * Keeps the codes of the data. The maximum of codes is a code, and so is the sum over a whole
   * map, which the next layer divides.
   */
  private static Value.Activation ofCodes(Value.Activation made, Value.Activation data) {
    return data.quantization().map(made::quantized).orElse(made);
  }
}
