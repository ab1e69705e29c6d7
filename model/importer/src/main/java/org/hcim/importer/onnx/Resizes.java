package org.hcim.importer.onnx;

import java.util.ArrayList;
import java.util.List;
import org.hcim.accelerator.network.Resize;

/** Resize and Upsample of feature maps. */
final class Resizes {

  private Resizes() {}

  /** Resize: x, roi, scales, sizes; x, scales in opset 10. Upsample: x, scales. */
  static void resize(Call call) {
    List<Long> from = call.dims(0);
    String mode = call.attributes().text("mode", "nearest");
    List<Long> dims = Dims.checked(sizes(call, from));
    if (dims.equals(from)) {
      call.put(0, call.value(0));
      return;
    }
    Refusal.unless(
        List.of("nearest", "linear", "bilinear").contains(mode),
        "mode (%s) must be nearest or linear",
        Text.shown(mode));
    Refusal.unless(
        from.size() >= 3 && dims.subList(0, 2).equals(from.subList(0, 2)),
        "only the axes of feature maps can be resized, not %s to %s",
        Text.sizes(from),
        Text.sizes(dims));
    call.emit(
        new Resize(
            call.name(),
            call.maps(0),
            mode.equals("nearest") ? Resize.Mode.NEAREST : Resize.Mode.LINEAR,
            dims.subList(2, dims.size())),
        call.activation(0).type(),
        dims,
        1);
  }

  private static List<Long> sizes(Call call, List<Long> from) {
    Refusal.unless(!call.attributes().has("axes"), "attribute axes of opset 18 is not supported");
    boolean isOld = call.node().is("Upsample") || call.opset() < 11;
    if (!isOld && call.has(3) && !call.longs(3).isEmpty()) {
      return call.longs(3);
    }
    double[] scales = scales(call, isOld);
    Refusal.unless(
        scales.length == from.size(), "scales (%d) must be %d numbers", scales.length, from.size());
    var dims = new ArrayList<Long>();
    for (int axis = 0; axis < scales.length; axis++) {
      Refusal.unless(
          scales[axis] > 0 && scales[axis] < 1 << 20, "scale (%s) must be positive", scales[axis]);
      dims.add((long) Math.floor(from.get(axis) * scales[axis]));
    }
    return dims;
  }

  private static double[] scales(Call call, boolean isOld) {
    if (isOld && !call.has(1)) {
      List<Double> attribute = call.attributes().reals("scales");
      return attribute.stream().mapToDouble(Double::doubleValue).toArray();
    }
    return call.known(isOld ? 1 : 2).numbers();
  }
}
