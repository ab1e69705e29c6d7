package org.hcim.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.hcim.accelerator.network.Network;
import org.hcim.sweeps.workload.Networks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedNetworkTest {

  private static List<String> networks() {
    return Networks.names();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void layersArriveAsTheyLeft(String name) throws IOException, ClassNotFoundException {
    Network network = Networks.builtIn(name);
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(ShippedNetwork.of(network));
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Network arrived = ((ShippedNetwork) in.readObject()).unpack();

      assertThat(arrived.name()).isEqualTo(network.name());
      assertThat(arrived.layers()).isEqualTo(network.layers());
    }
  }
}
