package org.hcim.jobs.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.hcim.simulator.inference.NetworkFile;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.sweeps.canonical.Sha256;
import org.hcim.sweeps.shipped.ShippedNetworks;
import org.hcim.sweeps.simulation.NetworkChoice;

/** A network with the bytes in which it travels to the workers. */
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
   * Reads or makes a network.
   *
   * @throws org.hcim.simulator.inference.InvalidNetworkException where its file is none
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

  /** Its name in the table. */
  public String name() {
    return name;
  }

  /** The network as it is stored. */
  public QuantizedNetwork network() {
    return network;
  }

  /** The bytes of its file. */
  byte[] file() {
    return file.clone();
  }

  /** The hash of its file. */
  public String sha256() {
    return Sha256.hex(file);
  }
}
