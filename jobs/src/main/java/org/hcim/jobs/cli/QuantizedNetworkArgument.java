package org.hcim.jobs.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hcim.jobs.run.RequestException;
import org.hcim.sweeps.shipped.ShippedEntry;
import org.hcim.sweeps.shipped.ShippedNetworks;
import org.hcim.sweeps.simulation.NetworkChoice;

/** A quantized network named on the command line. */
final class QuantizedNetworkArgument {

  private QuantizedNetworkArgument() {}

  /** A shipped trained network, or a file. */
  static NetworkChoice choice(String network) {
    Optional<ShippedEntry> trained = ShippedNetworks.builtIn().find(network);
    if (trained.isPresent()) {
      return new NetworkChoice.Trained(Optional.empty(), trained.get());
    }
    Path file = Path.of(network);
    if (!Files.isRegularFile(file)) {
      throw new RequestException(
          network
              + " is neither a file nor a name in hcim list trained; hcim random-network"
              + " generates a network, and hcim train trains networks");
    }
    return new NetworkChoice.Stored(Optional.empty(), file);
  }
}
