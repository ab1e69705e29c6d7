package org.hcim.sweeps.shipped;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.network.Network;
import org.hcim.simulator.inference.InvalidNetworkException;
import org.hcim.simulator.inference.NetworkFile;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.sweeps.canonical.Sha256;

/** Trained networks: an index and, in the same folder, the files that it lists. */
public final class ShippedNetworks {

  /** The name of the index. */
  public static final String INDEX = "index.json";

  private static final String RESOURCES = "/org/hcim/sweeps/trained/";

  private final List<ShippedEntry> entries;
  private final Folder folder;

  private ShippedNetworks(Folder folder) {
    this.folder = folder;
    entries = ShippedIndex.read(folder.name(INDEX), folder.bytes(INDEX));
  }

  /** The location of the index and the files. */
  private interface Folder {

    /** The name of a file in messages. */
    String name(String file);

    byte[] bytes(String file);
  }

  /** The built-in trained networks. */
  public static ShippedNetworks builtIn() {
    return BuiltIn.NETWORKS;
  }

  /**
   * Reads the networks of a folder.
   *
   * @throws org.hcim.sweeps.yaml.SpecException with all problems of the index
   */
  public static ShippedNetworks in(Path directory) {
    return new ShippedNetworks(new Directory(directory));
  }

  /** The networks, in the order of the index. */
  public List<ShippedEntry> entries() {
    return entries;
  }

  /** The network with a name, if there is one. */
  public Optional<ShippedEntry> find(String name) {
    return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  /**
   * The network with a name.
   *
   * @throws InvalidDesignException if no network has the name
   */
  public ShippedEntry require(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new InvalidDesignException(
                    "network (%s) must be one of %s"
                        .formatted(
                            name,
                            entries.stream()
                                .map(ShippedEntry::name)
                                .collect(Collectors.joining(", ")))));
  }

  /** The networks with the same products as a network of a sweep, regardless of its name. */
  public List<ShippedEntry> of(Network network) {
    String products = ProductShapes.sha256(network);
    return entries.stream().filter(entry -> entry.productsSha256().equals(products)).toList();
  }

  /** The network with an ideal readout from which others are calibrated. */
  public Optional<ShippedEntry> base(Network network) {
    return of(network).stream()
        .filter(entry -> entry.setting().levels() == ReadoutLevels.IDEAL)
        .findFirst();
  }

  /**
   * The bytes of a network's file.
   *
   * @throws InvalidNetworkException if the bytes do not match the hash in the index
   */
  public byte[] bytes(ShippedEntry entry) {
    byte[] bytes = folder.bytes(entry.file());
    String found = Sha256.hex(bytes);
    if (!found.equals(entry.sha256())) {
      throw new InvalidNetworkException(
          folder.name(entry.file()),
          "sha256",
          found + " must be " + entry.sha256() + ", as " + INDEX + " records it");
    }
    return bytes;
  }

  /**
   * Reads a network.
   *
   * @throws InvalidNetworkException if its file is damaged or does not match the index
   */
  public QuantizedNetwork read(ShippedEntry entry) {
    return NetworkFile.read(folder.name(entry.file()), bytes(entry));
  }

  /** Holds the built-in networks, which are read once per process. */
  private static final class BuiltIn {
    static final ShippedNetworks NETWORKS = new ShippedNetworks(new Resources());
  }

  private record Resources() implements Folder {

    @Override
    public String name(String file) {
      return "sweeps/trained/" + file;
    }

    @Override
    public byte[] bytes(String file) {
      try (InputStream in = ShippedNetworks.class.getResourceAsStream(RESOURCES + file)) {
        if (in == null) {
          throw new InvalidNetworkException(name(file), "file", "is missing");
        }
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + name(file), e);
      }
    }
  }

  private record Directory(Path path) implements Folder {

    @Override
    public String name(String file) {
      return path.resolve(file).toString();
    }

    @Override
    public byte[] bytes(String file) {
      try {
        return Files.readAllBytes(path.resolve(file));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + name(file), e);
      }
    }
  }
}
