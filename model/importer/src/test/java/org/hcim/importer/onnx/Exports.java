package org.hcim.importer.onnx;

import static org.hcim.importer.onnx.Model.integer;
import static org.hcim.importer.onnx.Model.ints;
import static org.hcim.importer.onnx.Model.real;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.nio.file.Path;
import java.util.List;
import org.hcim.accelerator.network.AddLayer;
import org.hcim.accelerator.network.Layer;
import org.hcim.accelerator.network.Network;
import org.hcim.accelerator.network.VectorLayer;

/** Parts of networks as PyTorch writes them, and what an import makes of the whole. */
final class Exports {

  private Exports() {}

  static ImportedNetwork read(Path folder, Model model, String... outputs) {
    return OnnxFile.open(model.write(folder, outputs)).network("net", InputShapes.none());
  }

  static long vectorOperations(ImportedNetwork network) {
    long operations = 0;
    for (Layer layer : Network.of(network.graph()).layers()) {
      operations += layer instanceof VectorLayer vector ? vector.operations() : 0;
      operations += layer instanceof AddLayer add ? add.elements() : 0;
    }
    return operations;
  }

  private static AttributeProto[] conv(long kernel, long stride, long pad, long group) {
    return new AttributeProto[] {
      ints("kernel_shape", kernel, kernel),
      ints("strides", stride, stride),
      ints("pads", pad, pad, pad, pad),
      ints("dilations", 1, 1),
      integer("group", group)
    };
  }

  static String conv(
      Model m, String name, String x, long in, long out, long k, long s, long group) {
    String w = m.weight(name + ".weight", out, in / group, k, k);
    String b = m.weight(name + ".bias", out);
    return m.node("Conv", name, List.of(x, w, b), conv(k, s, k / 2, group));
  }

  static String batchNorm(Model m, String name, String x, long channels) {
    return m.node(
        "BatchNormalization",
        name,
        List.of(
            x,
            m.weight(name + ".s", channels),
            m.weight(name + ".b", channels),
            m.weight(name + ".m", channels),
            m.weight(name + ".v", channels)),
        real("epsilon", 1e-5));
  }

  /** Linear layers of a token sequence, as PyTorch exports them: MatMul and Add. */
  static String linear(Model m, String name, String x, long in, long out) {
    String product = m.node("MatMul", name, List.of(x, m.weight(name + ".w", in, out)));
    return m.node("Add", name + ".add", List.of(m.weight(name + ".b", out), product));
  }

  static String layerNorm(Model m, String name, String x, long features) {
    String mean = m.node("ReduceMean", name + ".mean", List.of(x), ints("axes", -1));
    String centered = m.node("Sub", name + ".sub", List.of(x, mean));
    String square = m.node("Pow", name + ".pow", List.of(centered, m.scalar(2)));
    String variance = m.node("ReduceMean", name + ".var", List.of(square), ints("axes", -1));
    String sum = m.node("Add", name + ".eps", List.of(variance, m.scalar(1e-5)));
    String root = m.node("Sqrt", name + ".sqrt", List.of(sum));
    String ratio = m.node("Div", name + ".div", List.of(centered, root));
    String scaled = m.node("Mul", name + ".mul", List.of(ratio, m.weight(name + ".w", features)));
    return m.node("Add", name, List.of(scaled, m.weight(name + ".b", features)));
  }

  static String gelu(Model m, String name, String x) {
    String ratio = m.node("Div", name + ".div", List.of(x, m.scalar(Math.sqrt(2))));
    String erf = m.node("Erf", name + ".erf", List.of(ratio));
    String sum = m.node("Add", name + ".one", List.of(erf, m.scalar(1)));
    String product = m.node("Mul", name + ".mul", List.of(x, sum));
    return m.node("Mul", name, List.of(product, m.scalar(0.5)));
  }

  static String heads(Model m, String name, String x, long tokens, long... perm) {
    String split = m.node("Reshape", name + ".r", List.of(x, m.integers(1, tokens, 2, 4)));
    return m.node("Transpose", name + ".t", List.of(split), ints("perm", perm));
  }
}
