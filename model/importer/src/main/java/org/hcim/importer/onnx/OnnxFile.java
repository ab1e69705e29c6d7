package org.hcim.importer.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.network.Graph;
import org.hcim.accelerator.network.Network;

/** A network in ONNX's format, parsed and checked against limits but not interpreted. */
public final class OnnxFile {

  /** The maximum size that protobuf reads. */
  private static final long MAX_BYTES = Integer.MAX_VALUE;

  /** The maximum nodes, including all nested graphs; far beyond the largest exports. */
  private static final int MAX_NODES = 200_000;

  private static final long MAX_OPSET = 1000;

  private final Path file;
  private final ModelProto model;
  private final String digest;

  private OnnxFile(Path file, ModelProto model, String digest) {
    this.file = file;
    this.model = model;
    this.digest = digest;
  }

  /** Returns whether a file name is that of an ONNX file. */
  public static boolean isName(String name) {
    return name.endsWith(".onnx");
  }

  /**
   * Reads a file without opening external data.
   *
   * @throws ImportException if it is not an ONNX model
   */
  public static OnnxFile open(Path file) {
    try {
      long size = Files.size(file);
      if (size > MAX_BYTES) {
        throw new ImportException(name(file), "a model must be smaller than 2 GiB");
      }
      byte[] bytes = Files.readAllBytes(file);
      if (bytes.length == 0) {
        throw new ImportException(name(file), "the file is empty");
      }
      ModelProto model = ModelProto.parseFrom(bytes);
      var parsed = new OnnxFile(file, model, sha256(bytes));
      parsed.check();
      return parsed;
    } catch (InvalidProtocolBufferException e) {
      throw new ImportException(
          name(file),
          "not a whole ONNX model, as torch.onnx.export and other exporters write it: "
              + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(name(file) + " cannot be read", e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private void check() {
    require(
        model.hasGraph() && model.getGraph().getNodeCount() > 0,
        "the file has no graph of nodes; it is not an ONNX model, or an empty one");
    require(model.getTrainingInfoCount() == 0, "training information is not supported");
    require(
        model.getFunctionsCount() == 0,
        "functions of the model are not supported; export with inlined functions");
    int nodes = count(model.getGraph());
    require(nodes <= MAX_NODES, "nodes (" + nodes + ") must be at most " + MAX_NODES);
    require(
        opset() >= 1 && opset() <= MAX_OPSET,
        "the version of ONNX's operators (" + opset() + ") must be stated, from 1 to " + MAX_OPSET);
    for (var entry : model.getMetadataPropsList()) {
      require(
          !entry.getKey().equals(OnnxModel.ARITHMETIC),
          "it is the bit-exact arithmetic of network "
              + entry.getValue()
              + " in crossbars, written by hcim export; import the ONNX file of the network itself");
    }
  }

  private void require(boolean holds, String problem) {
    if (!holds) {
      throw new ImportException(name(file), problem);
    }
  }

  private static int count(GraphProto graph) {
    int count = graph.getNodeCount();
    for (var node : graph.getNodeList()) {
      for (var attribute : node.getAttributeList()) {
        count += attribute.hasG() ? count(attribute.getG()) : 0;
      }
    }
    return count;
  }

  /** The version of ONNX's own operators; 0 if the file does not state it. */
  public long opset() {
    return model.getOpsetImportList().stream()
        .filter(set -> set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx"))
        .mapToLong(OperatorSetIdProto::getVersion)
        .findFirst()
        .orElse(0);
  }

  /**
   * The network with these input sizes.
   *
   * @param name the name of the network
   * @throws ImportException with all nodes that cannot be imported
   */
  public ImportedNetwork network(String name, InputShapes inputs) {
    Graph.Builder graph = Graph.named(name).described(name, name(file) + ", opset " + opset());
    var draft = new GraphDraft(graph);
    Path folder = file.toAbsolutePath().getParent();
    var run = new GraphImport(draft, new TensorReader(folder), opset());
    GraphProto proto = model.getGraph();
    run.define(proto);
    List<OnnxNode> nodes = Patterns.joined(proto);
    run.countReaders(nodes, proto);
    new NetworkInputs(proto, inputs, run, draft).define();
    run.run(nodes);
    run.checkOutputs(proto);
    if (inputs.sizes().isEmpty()) {
      StatedSizes.of(proto).forEach(run::checkSizes);
    }
    if (!run.problems().isEmpty()) {
      throw new ImportException(name(file), run.problems());
    }
    return costed(draft);
  }

  /** The imported network, whose costs must be countable. */
  private ImportedNetwork costed(GraphDraft draft) {
    try {
      Graph graph = draft.graph();
      if (draft.products().stream().anyMatch(p -> p.on() == Product.Place.CROSSBAR)) {
        Network.of(graph).macs();
      }
      return new ImportedNetwork(
          name(file),
          digest,
          opset(),
          graph,
          draft.products(),
          draft.parameters(),
          UnreadNodes.of(model.getGraph()));
    } catch (InvalidDesignException e) {
      throw new ImportException(name(file), e.getMessage());
    }
  }
}
