package org.hcim.sweeps.workload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.network.AddLayer;
import org.hcim.accelerator.network.Graph;
import org.hcim.accelerator.network.Layer;
import org.hcim.accelerator.network.MatMulLayer;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.accelerator.network.Network;
import org.hcim.accelerator.network.VectorLayer;
import org.hcim.importer.onnx.InputShapes;
import org.hcim.importer.onnx.OnnxFile;
import org.hcim.sweeps.canonical.CanonicalJson;
import org.hcim.sweeps.canonical.Sha256;
import org.hcim.sweeps.yaml.SpecException;
import org.hcim.sweeps.yaml.YamlReader;

/** Built-in networks and networks in files. */
public final class Networks {

  private static final List<String> NAMES =
      List.of(
          "resnet8",
          "resnet20",
          "resnet32",
          "resnet44",
          "wide_resnet20",
          "vgg9",
          "vgg11",
          "resnet18",
          "resnet50",
          "mobilenet_v2",
          "vit_b16",
          "bert_base",
          "mlp",
          "vit_block");

  private static final String FOLDER = "/org/hcim/sweeps/networks/";

  private Networks() {}

  /** The names of the built-in networks. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * A built-in network for the cost model: shapes without weights.
   *
   * @throws InvalidDesignException if no built-in network has the name
   */
  public static Network builtIn(String name) {
    return Network.of(graph(name));
  }

  /**
   * A built-in network.
   *
   * @throws InvalidDesignException if no built-in network has the name
   */
  public static Graph graph(String name) {
    if (!NAMES.contains(name)) {
      throw new InvalidDesignException(
          "network (" + name + ") must be one of " + String.join(", ", NAMES));
    }
    String file = name + ".yaml";
    try (InputStream in = Networks.class.getResourceAsStream(FOLDER + file)) {
      return NetworkReader.read(YamlReader.read("sweeps/networks/" + file, in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read built-in network " + name, e);
    }
  }

  /**
   * Finds a built-in network, or reads a file: YAML, ONNX, or a format that {@link NetworkImport}
   * reads.
   *
   * @throws InvalidDesignException if there is neither
   * @throws SpecException if the file is not a network
   */
  public static Graph find(String nameOrFile) {
    if (!isFile(nameOrFile)) {
      return graph(nameOrFile);
    }
    if (!Files.isRegularFile(Path.of(nameOrFile))) {
      throw new InvalidDesignException("network (" + nameOrFile + ") is not a file");
    }
    return load(Path.of(nameOrFile));
  }

  /** Returns whether a file has a format other than this project's YAML. */
  static boolean isImported(String name, Path file) {
    return name.endsWith(".csv") || OnnxFile.isName(name) || ZigZagLayers.isList(file);
  }

  /** Returns whether a network's name in a spec is the name of a file. */
  static boolean isFile(String name) {
    return name.endsWith(".yaml")
        || name.endsWith(".yml")
        || name.endsWith(".csv")
        || OnnxFile.isName(name);
  }

  /**
   * Reads a network from a file.
   *
   * @throws SpecException if the file is not a network
   * @throws org.hcim.importer.onnx.ImportException if a file in another tool's format is not a
   *     network
   */
  public static Graph load(Path file) {
    return load(file.toString(), file);
  }

  /** Reads a network from a file that messages call by another name. */
  public static Graph load(String name, Path file) {
    if (isImported(name, file)) {
      return NetworkImport.read(file, InputShapes.none(), NetworkImport.Padding.NONE).graph();
    }
    return NetworkReader.read(YamlReader.read(name, file));
  }

  /** The SHA-256 of a network's name and layers, not of its title, source or file. */
  public static String contentHash(Network network) {
    return Sha256.hex(CanonicalJson.write(canonical(network)));
  }

  /** A network's name and layers as a tree for {@link CanonicalJson}. */
  public static Map<String, Object> canonical(Network network) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("network", network.name());
    tree.put("layers", network.layers().stream().map(Networks::canonical).toList());
    return tree;
  }

  private static Map<String, Object> canonical(Layer layer) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", layer.name());
    if (layer instanceof MvmLayer mvm) {
      tree.put("kind", "mvm");
      tree.put("rows", mvm.rows());
      tree.put("outputs", mvm.outputs());
      tree.put("groups", mvm.groups());
      tree.put("positions", mvm.positions());
      tree.put("input_elements", mvm.inputElements());
      tree.put("ternary_zero_frac", orNull(mvm.ternaryZeroFrac()));
      if (mvm.isSerial()) {
        tree.put("serial", true);
      }
    } else if (layer instanceof MatMulLayer product) {
      tree.put("kind", "matmul");
      tree.put("macs", product.macs());
      tree.put("input_elements", product.inputElements());
      tree.put("output_elements", product.outputElements());
    } else if (layer instanceof AddLayer add) {
      tree.put("kind", "add");
      tree.put("elements", add.elements());
    } else if (layer instanceof VectorLayer vector) {
      tree.put("kind", "vector");
      tree.put("operations", vector.operations());
    }
    return tree;
  }

  private static Double orNull(OptionalDouble value) {
    return value.isPresent() ? (Double) value.getAsDouble() : null;
  }
}
