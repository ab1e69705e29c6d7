package org.hcim.jobs.export;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Arrays;

/** Operators on windows of maps. */
final class WindowOperators {

  private WindowOperators() {}

  static OnnxTensor convolution(NodeProto node, OnnxTensor from, OnnxTensor weight) {
    int[] kernel = {weight.sizes()[2], weight.sizes()[3]};
    var windows = Windows.of(node, from);
    int[] sizes = windows.sizes(kernel, weight.sizes()[0]);
    int perGroup = weight.sizes()[0] / NodeAttributes.integer(node, "group");
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

  static OnnxTensor maximum(NodeProto node, OnnxTensor from) {
    int[] kernel = NodeAttributes.integers(node, "kernel_shape");
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
      return new Windows(
          from, NodeAttributes.integers(node, "strides"), NodeAttributes.integers(node, "pads"));
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
}
