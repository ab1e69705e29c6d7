package org.hcim.sweeps.workload;

import java.nio.file.Path;
import java.util.Optional;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.network.Graph;
import org.hcim.accelerator.network.ImageSize;
import org.hcim.accelerator.network.Network;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;
import org.hcim.sweeps.yaml.SpecException;
import org.hcim.sweeps.yaml.SpecFiles;

/** Reads which network a spec names: a built-in one or a file, and the images that it takes. */
public record GraphReader(Problems problems, SpecFiles files) {

  /**
   * The network of an entry and of its key {@code image}.
   *
   * @param key that holds the network's name or file
   */
  public Optional<Graph> read(Fields fields, String key) {
    Optional<String> source = fields.requireText(key);
    Optional<Graph> graph =
        source.flatMap(name -> read(fields.path(key), fields.get(key).get(), name));
    return fields.has("image") ? graph.flatMap(plain -> withImage(fields, plain)) : graph;
  }

  /** The name that an entry gives its network. */
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

  /** The network of a name or file. */
  public Optional<Graph> read(String path, Node at, String name) {
    if (!Networks.isFile(name)) {
      if (Networks.names().contains(name)) {
        return Optional.of(Networks.graph(name));
      }
      problems.addUnknown(at.at(), path, "no network " + name, name, Networks.names());
      return Optional.empty();
    }
    Optional<Path> file = files.find(at.at(), path, name);
    try {
      return file.map(found -> Networks.load(files.label(name), found));
    } catch (SpecException e) {
      problems.addAll(e);
      return Optional.empty();
    }
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
