package org.hcim.sweeps.workload;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.network.Graph;
import org.hcim.accelerator.network.ImageSize;
import org.hcim.accelerator.network.Network;
import org.hcim.importer.onnx.ImportException;
import org.hcim.importer.onnx.ImportedNetwork;
import org.hcim.importer.onnx.InputShapes;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;
import org.hcim.sweeps.yaml.SpecException;
import org.hcim.sweeps.yaml.SpecFiles;

/** Reads the network that a spec names, built in or from a file, and the size of its images. */
public record GraphReader(Problems problems, SpecFiles files, List<StatedPrecision> precisions) {

  /** Creates a reader for graphs whose precision does not matter. */
  public GraphReader(Problems problems, SpecFiles files) {
    this(problems, files, new ArrayList<>());
  }

  /**
   * Reads the network of an entry, with images of the size in its key {@code image}.
   *
   * @param key the key with the network's name or file
   */
  public Optional<Graph> read(Fields fields, String key) {
    Optional<String> source = fields.requireText(key);
    InputShapes inputs = inputs(fields);
    Optional<Graph> graph =
        source.flatMap(name -> read(fields.path(key), fields.get(key).get(), name, inputs));
    return fields.has("image") ? graph.flatMap(plain -> withImage(fields, plain)) : graph;
  }

  /** Reads the name that an entry gives its network. */
  public Optional<String> name(Fields fields) {
    Optional<String> name = fields.text("name");
    if (name.isPresent() && !name.get().matches(NetworkReader.NAME)) {
      problems.add(
          fields.at("name"),
          fields.path("name"),
          "(" + name.get() + ") must be a name",
          "",
          NetworkReader.NAME);
    }
    return name;
  }

  /** Reads the sizes of an imported network's inputs, by name. */
  private InputShapes inputs(Fields fields) {
    Optional<Node> node = fields.get("inputs");
    if (node.isEmpty()) {
      return InputShapes.none();
    }
    var texts = new ArrayList<String>();
    Fields.mapping(problems, fields.path("inputs"), node.get(), "{x: 1x3x224x224}")
        .ifPresent(
            sizes ->
                sizes
                    .entries()
                    .forEach(
                        entry ->
                            texts.add(
                                entry.key()
                                    + "="
                                    + (entry.value() instanceof Node.Scalar scalar
                                        ? scalar.text()
                                        : ""))));
    try {
      return InputShapes.parse(texts);
    } catch (ImportException e) {
      problems.add(node.get().at(), fields.path("inputs"), e.problems().get(0));
      return InputShapes.none();
    }
  }

  /** Reads a network by name or file. */
  public Optional<Graph> read(String path, Node at, String name) {
    return read(path, at, name, InputShapes.none());
  }

  private Optional<Graph> read(String path, Node at, String name, InputShapes inputs) {
    if (!Networks.isFile(name)) {
      if (Networks.names().contains(name)) {
        return Optional.of(Networks.graph(name));
      }
      problems.addUnknown(at.at(), path, "no network " + name, name, Networks.names());
      return Optional.empty();
    }
    Optional<Path> file = files.find(at.at(), path, name);
    try {
      return file.map(
          found ->
              inputs.sizes().isEmpty() && !Networks.isImported(name, found)
                  ? Networks.load(files.label(name), found)
                  : imported(found, inputs));
    } catch (SpecException e) {
      problems.addAll(e);
      return Optional.empty();
    } catch (ImportException | InvalidDesignException e) {
      problems.add(at.at(), path, e.getMessage());
      return Optional.empty();
    }
  }

  private Graph imported(Path file, InputShapes inputs) {
    ImportedNetwork network = NetworkImport.read(file, inputs, NetworkImport.Padding.NONE);
    precisions.add(StatedPrecision.of(network));
    return network.graph();
  }

  private Optional<Graph> withImage(Fields fields, Graph plain) {
    Optional<String> image = fields.text("image");
    try {
      Optional<Graph> sized = image.map(text -> plain.with(ImageSize.parse(text)));
      sized.ifPresent(graph -> Network.of(graph).macs());
      return sized;
    } catch (InvalidDesignException e) {
      problems.add(fields.at("image"), fields.path("image"), e.getMessage());
      return Optional.empty();
    }
  }
}
