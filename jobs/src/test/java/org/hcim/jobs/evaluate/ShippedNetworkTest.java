package org.hcim.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.OptionalDouble;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.accelerator.network.Network;
import org.hcim.sweeps.workload.Networks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedNetworkTest {

  private static List<String> networks() {
    return Networks.names();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void layersArriveAsTheyLeft(String name) throws IOException, ClassNotFoundException {
    arrivesAsItLeft(Networks.builtIn(name));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void serialLayersStaySerial(boolean isSerial) throws IOException, ClassNotFoundException {
    var layer = new MvmLayer("state", 64, 64, 1, 10, 640, OptionalDouble.empty(), isSerial);
    arrivesAsItLeft(new Network("rnn", "RNN", "", List.of(layer)));
  }

  private static void arrivesAsItLeft(Network network) throws IOException, ClassNotFoundException {
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
