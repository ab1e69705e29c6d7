package org.hcim.jobs.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.hcim.simulator.inference.NetworkFile;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.sweeps.canonical.Sha256;
import org.hcim.sweeps.shipped.ShippedNetworks;
import org.hcim.sweeps.simulation.NetworkChoice;

/** A network together with its serialized file, which is sent to the workers. */
public final class LoadedNetwork {

  private final String name;
  private final QuantizedNetwork network;
  private final byte[] file;

  private LoadedNetwork(String name, QuantizedNetwork network, byte[] file) {
    this.name = name;
    this.network = network;
    this.file = file;
  }

  /**
   * Reads or generates a network.
   *
   * @throws org.hcim.simulator.inference.InvalidNetworkException when its file is not a network
   */
  public static LoadedNetwork of(NetworkChoice choice) {
    if (choice instanceof NetworkChoice.Generated generated) {
      QuantizedNetwork made = generated.network().make();
      String name = choice.name().orElse("random-" + generated.network().graph().name());
      return new LoadedNetwork(name, made, NetworkFile.bytes(made));
    }
    if (choice instanceof NetworkChoice.Trained trained) {
      var networks = ShippedNetworks.builtIn();
      return new LoadedNetwork(
          choice.name().orElse(trained.entry().name()),
          networks.read(trained.entry()),
          networks.bytes(trained.entry()));
    }
    var stored = (NetworkChoice.Stored) choice;
    try {
      QuantizedNetwork network = NetworkFile.read(stored.file());
      return new LoadedNetwork(
          choice.name().orElse(network.name()), network, Files.readAllBytes(stored.file()));
    } catch (IOException e) {
      throw new UncheckedIOException(stored.file() + " cannot be read", e);
    }
  }

  /** The network's name in the table. */
  public String name() {
    return name;
  }

  /** The network as stored. */
  public QuantizedNetwork network() {
    return network;
  }

  /** The bytes of the network's file. */
  byte[] file() {
    return file.clone();
  }

  /** The SHA-256 hash of the network's file. */
  public String sha256() {
    return Sha256.hex(file);
  }
}
