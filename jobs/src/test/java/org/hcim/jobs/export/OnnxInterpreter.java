package org.hcim.jobs.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The operators of exported models straight from their definitions, one element at a time. Real
 * numbers are rounded to single precision after each operation.
 */
final class OnnxInterpreter {

  private final ModelProto model;
  private final Map<String, OnnxTensor> constants = new HashMap<>();
  private Map<String, OnnxTensor> tensors = Map.of();

  OnnxInterpreter(byte[] file) throws java.io.IOException {
    model = ModelProto.parseFrom(file);
    for (TensorProto constant : model.getGraph().getInitializerList()) {
      constants.put(constant.getName(), constant(constant));
    }
  }

  private static OnnxTensor constant(TensorProto proto) {
    int[] sizes = proto.getDimsList().stream().mapToInt(Math::toIntExact).toArray();
    ByteBuffer bytes = proto.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    int count = OnnxTensor.count(sizes);
    if (proto.getDataType() == TensorProto.DataType.FLOAT.getNumber()) {
      var reals = new float[count];
      bytes.asFloatBuffer().get(reals);
      return OnnxTensor.of(reals, sizes);
    }
    boolean isByte = proto.getDataType() == TensorProto.DataType.INT8.getNumber();
    var wholes = new long[count];
    for (int i = 0; i < count; i++) {
      wholes[i] = isByte ? bytes.get() : bytes.getLong();
    }
    return OnnxTensor.of(wholes, sizes);
  }

  /** The model's output for an image. */
  OnnxTensor run(float[] image) {
    var graph = model.getGraph();
    var input = graph.getInput(0);
    int[] sizes =
        input.getType().getTensorType().getShape().getDimList().stream()
            .mapToInt(dim -> (int) dim.getDimValue())
            .toArray();
    tensors = new HashMap<>(constants);
    tensors.put(input.getName(), OnnxTensor.of(image, sizes));
    for (NodeProto node : graph.getNodeList()) {
      tensors.put(node.getOutput(0), run(node));
    }
    return tensors.get(graph.getOutput(0).getName());
  }

  private OnnxTensor in(NodeProto node, int index) {
    return tensors.get(node.getInput(index));
  }

  private OnnxTensor run(NodeProto node) {
    OnnxTensor first = in(node, 0);
    return switch (node.getOpType()) {
      case "Add", "Sub", "Mul", "Div", "Greater", "Less" -> pairs(node, first, in(node, 1));
      case "Floor" -> eachReal(first, x -> (float) Math.floor(x));
      case "Clip" -> {
        float least = in(node, 1).reals()[0];
        float most = in(node, 2).reals()[0];
        yield eachReal(first, x -> Math.max(least, Math.min(most, x)));
      }
      case "Cast" -> cast(first, integer(node, "to"));
      case "Reshape" ->
          first.as(Arrays.stream(in(node, 1).wholes()).mapToInt(Math::toIntExact).toArray());
      case "Flatten" -> first.as(first.sizes()[0], first.count() / first.sizes()[0]);
      case "ReduceSum" -> reduced(first, in(node, 1).wholes(), integer(node, "keepdims") == 1);
      case "Concat" -> concatenated(node);
      case "Gather" -> gathered(first, in(node, 1), integer(node, "axis"));
      case "Slice" -> sliced(node, first);
      case "Pad" -> padded(first, in(node, 1).wholes());
      case "Conv" -> convolution(node, first, in(node, 1));
      case "MaxPool" -> maximum(node, first);
      default -> throw new IllegalStateException("operator " + node.getOpType());
    };
  }

  @FunctionalInterface
  private interface OfReal {
    float of(float x);
  }

  private static OnnxTensor eachReal(OnnxTensor from, OfReal function) {
    var to = new float[from.count()];
    for (int i = 0; i < to.length; i++) {
      to[i] = function.of(from.reals()[i]);
    }
    return OnnxTensor.of(to, from.sizes());
  }

  private static OnnxTensor cast(OnnxTensor from, int type) {
    boolean toReal = type == TensorProto.DataType.FLOAT.getNumber();
    if (toReal == from.isReal()) {
      return from;
    }
    if (toReal) {
      var to = new float[from.count()];
      for (int i = 0; i < to.length; i++) {
        to[i] = from.wholes()[i];
      }
      return OnnxTensor.of(to, from.sizes());
    }
    var to = new long[from.count()];
    for (int i = 0; i < to.length; i++) {
      to[i] = (long) from.reals()[i];
    }
    return OnnxTensor.of(to, from.sizes());
  }

  private static OnnxTensor pairs(NodeProto node, OnnxTensor a, OnnxTensor b) {
    int[] sizes = a.with(b);
    int count = OnnxTensor.count(sizes);
    var reals = new float[a.isReal() ? count : 0];
    var wholes = new long[a.isReal() ? 0 : count];
    for (int i = 0; i < count; i++) {
      int[] places = OnnxTensor.places(i, sizes);
      if (a.isReal()) {
        reals[i] = pair(node.getOpType(), a.reals()[a.index(places)], b.reals()[b.index(places)]);
      } else {
        wholes[i] =
            pair(node.getOpType(), a.wholes()[a.index(places)], b.wholes()[b.index(places)]);
      }
    }
    return a.isReal() ? OnnxTensor.of(reals, sizes) : OnnxTensor.of(wholes, sizes);
  }

  private static float pair(String operator, float a, float b) {
    return switch (operator) {
      case "Add" -> a + b;
      case "Sub" -> a - b;
      case "Mul" -> a * b;
      case "Div" -> a / b;
      case "Greater" -> a > b ? 1 : 0;
      default -> a < b ? 1 : 0;
    };
  }

  private static long pair(String operator, long a, long b) {
    return switch (operator) {
      case "Add" -> Math.addExact(a, b);
      case "Mul" -> Math.multiplyExact(a, b);
      case "Div" -> a / b;
      default -> throw new IllegalStateException(operator + " of whole numbers");
    };
  }

  private static OnnxTensor reduced(OnnxTensor from, long[] axes, boolean keepsAxes) {
    int[] sizes = from.sizes().clone();
    for (long axis : axes) {
      sizes[(int) axis] = 1;
    }
    OnnxTensor to =
        from.isReal()
            ? OnnxTensor.of(new float[OnnxTensor.count(sizes)], sizes)
            : OnnxTensor.of(new long[OnnxTensor.count(sizes)], sizes);
    for (int i = 0; i < from.count(); i++) {
      int at = to.index(OnnxTensor.places(i, from.sizes()));
      if (from.isReal()) {
        to.reals()[at] += from.reals()[i];
      } else {
        to.wholes()[at] += from.wholes()[i];
      }
    }
    if (keepsAxes) {
      return to;
    }
    List<Long> dropped = Arrays.stream(axes).boxed().toList();
    return to.as(
        java.util.stream.IntStream.range(0, sizes.length)
            .filter(axis -> !dropped.contains((long) axis))
            .map(axis -> sizes[axis])
            .toArray());
  }

  private OnnxTensor concatenated(NodeProto node) {
    int axis = integer(node, "axis");
    List<OnnxTensor> parts = node.getInputList().stream().map(tensors::get).toList();
    int[] sizes = parts.get(0).sizes().clone();
    sizes[axis] = parts.stream().mapToInt(part -> part.sizes()[axis]).sum();
    var all = new float[OnnxTensor.count(sizes)];
    int first = 0;
    OnnxTensor to = OnnxTensor.of(all, sizes);
    for (OnnxTensor part : parts) {
      for (int i = 0; i < part.count(); i++) {
        int[] places = OnnxTensor.places(i, part.sizes());
        places[axis] += first;
        all[to.index(places)] = part.reals()[i];
      }
      first += part.sizes()[axis];
    }
    return to;
  }

  private static OnnxTensor gathered(OnnxTensor from, OnnxTensor indices, int axis) {
    if (from.sizes().length == 1) {
      return from.picked(indices.sizes(), i -> (int) indices.wholes()[i]);
    }
    int[] sizes = from.sizes().clone();
    sizes[axis] = indices.count();
    return from.picked(
        sizes,
        i -> {
          int[] places = OnnxTensor.places(i, sizes);
          places[axis] = (int) indices.wholes()[places[axis]];
          return from.index(places);
        });
  }

  private OnnxTensor sliced(NodeProto node, OnnxTensor from) {
    long[] axes = in(node, 3).wholes();
    long[] steps = in(node, 4).wholes();
    int[] sizes = from.sizes().clone();
    for (int i = 0; i < axes.length; i++) {
      int axis = (int) axes[i];
      sizes[axis] = (int) ((sizes[axis] - in(node, 1).wholes()[i] + steps[i] - 1) / steps[i]);
    }
    return from.picked(
        sizes,
        i -> {
          int[] places = OnnxTensor.places(i, sizes);
          for (int k = 0; k < axes.length; k++) {
            places[(int) axes[k]] *= (int) steps[k];
            places[(int) axes[k]] += (int) in(node, 1).wholes()[k];
          }
          return from.index(places);
        });
  }

  private static OnnxTensor padded(OnnxTensor from, long[] pads) {
    int[] sizes = from.sizes().clone();
    for (int axis = 0; axis < sizes.length; axis++) {
      sizes[axis] += (int) (pads[axis] + pads[axis + sizes.length]);
    }
    return from.picked(
        sizes,
        i -> {
          int[] places = OnnxTensor.places(i, sizes);
          for (int axis = 0; axis < places.length; axis++) {
            places[axis] -= (int) pads[axis];
            if (places[axis] < 0 || places[axis] >= from.sizes()[axis]) {
              return -1;
            }
          }
          return from.index(places);
        });
  }

  private static OnnxTensor convolution(NodeProto node, OnnxTensor from, OnnxTensor weight) {
    int[] kernel = {weight.sizes()[2], weight.sizes()[3]};
    var windows = Windows.of(node, from);
    int[] sizes = windows.sizes(kernel, weight.sizes()[0]);
    int perGroup = weight.sizes()[0] / integer(node, "group");
    int channels = weight.sizes()[1];
    var to = new float[OnnxTensor.count(sizes)];
    for (int i = 0; i < to.length; i++) {
      int[] at = OnnxTensor.places(i, sizes);
      int factor = at[1] * channels * kernel[0] * kernel[1];
      for (int channel = 0; channel < channels; channel++) {
        int read = at[1] / perGroup * channels + channel;
        for (int k = 0; k < kernel[0] * kernel[1]; k++) {
          float pixel = windows.pixel(at, read, k / kernel[1], k % kernel[1], 0);
          to[i] += weight.reals()[factor++] * pixel;
        }
      }
    }
    return OnnxTensor.of(to, sizes);
  }

  private static OnnxTensor maximum(NodeProto node, OnnxTensor from) {
    int[] kernel = integers(node, "kernel_shape");
    var windows = Windows.of(node, from);
    int[] sizes = windows.sizes(kernel, from.sizes()[1]);
    var to = new float[OnnxTensor.count(sizes)];
    Arrays.fill(to, Float.NEGATIVE_INFINITY);
    for (int i = 0; i < to.length; i++) {
      int[] at = OnnxTensor.places(i, sizes);
      for (int k = 0; k < kernel[0] * kernel[1]; k++) {
        float none = Float.NEGATIVE_INFINITY;
        float pixel = windows.pixel(at, at[1], k / kernel[1], k % kernel[1], none);
        to[i] = Math.max(to[i], pixel);
      }
    }
    return OnnxTensor.of(to, sizes);
  }

  /** The windows of a kernel on maps. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Windows(OnnxTensor from, int[] strides, int[] pads) {

    static Windows of(NodeProto node, OnnxTensor from) {
      return new Windows(from, integers(node, "strides"), integers(node, "pads"));
    }

    int[] sizes(int[] kernel, int channels) {
      int height = (from.sizes()[2] + pads[0] + pads[2] - kernel[0]) / strides[0] + 1;
      int width = (from.sizes()[3] + pads[1] + pads[3] - kernel[1]) / strides[1] + 1;
      return new int[] {from.sizes()[0], channels, height, width};
    }

    float pixel(int[] at, int channel, int ky, int kx, float outside) {
      int y = at[2] * strides[0] + ky - pads[0];
      int x = at[3] * strides[1] + kx - pads[1];
      int[] sizes = from.sizes();
      if (y < 0 || x < 0 || y >= sizes[2] || x >= sizes[3]) {
        return outside;
      }
      return from.reals()[((at[0] * sizes[1] + channel) * sizes[2] + y) * sizes[3] + x];
    }
  }

  private static int integer(NodeProto node, String name) {
    return (int)
        node.getAttributeList().stream()
            .filter(each -> each.getName().equals(name))
            .mapToLong(AttributeProto::getI)
            .findFirst()
            .orElse(0);
  }

  private static int[] integers(NodeProto node, String name) {
    return node.getAttributeList().stream()
        .filter(each -> each.getName().equals(name))
        .flatMap(each -> each.getIntsList().stream())
        .mapToInt(Math::toIntExact)
        .toArray();
  }
}
