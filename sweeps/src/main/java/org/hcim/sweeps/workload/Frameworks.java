package org.hcim.sweeps.workload;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Hints for files of unsupported frameworks, which must be converted to ONNX. */
final class Frameworks {

  private static final Map<String, List<String>> ENDINGS =
      Map.of(
          "; export a PyTorch model with torch.onnx.export",
          List.of(".pt", ".pth", ".pt2", ".ckpt", ".safetensors"),
          "; convert a TensorFlow or Keras model with tf2onnx",
          List.of(".h5", ".keras", ".pb", ".tflite"));

  private Frameworks() {}

  /**
   * The hint that ends a message about a file; empty if the file belongs to none of the frameworks.
   */
  static String hint(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return ENDINGS.entrySet().stream()
        .filter(entry -> entry.getValue().stream().anyMatch(lower::endsWith))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }
}
