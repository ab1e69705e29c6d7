package org.hcim.sweeps.simulation;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.hcim.simulator.study.GeneratedNetwork;
import org.hcim.sweeps.shipped.ShippedEntry;

/** The network to run. */
public sealed interface NetworkChoice {

  /** The name in the table; empty for the name within the file. */
  Optional<String> name();

  /** A network in a file. */
  record Stored(Optional<String> name, Path file) implements NetworkChoice {

    public Stored {
      Objects.requireNonNull(file, "file");
    }
  }

  /** A built-in trained network. */
  record Trained(Optional<String> name, ShippedEntry entry) implements NetworkChoice {

    public Trained {
      Objects.requireNonNull(entry, "entry");
    }
  }

  /** A network generated from a seed. */
  record Generated(Optional<String> name, GeneratedNetwork network) implements NetworkChoice {

    public Generated {
      Objects.requireNonNull(network, "network");
    }
  }
}
