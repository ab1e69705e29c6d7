package org.hcim.jobs.evaluate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.hcim.accelerator.network.AddLayer;
import org.hcim.accelerator.network.Layer;
import org.hcim.accelerator.network.MatMulLayer;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.accelerator.network.Network;
import org.hcim.accelerator.network.VectorLayer;

/**
 * A network in serializable form, for transfer to workers; the model's records are not
 * serializable.
 */
record ShippedNetwork(String name, ArrayList<ShippedLayer> layers) implements Serializable {

  /** The kind of a layer, with its numbers in the order of its record. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record ShippedLayer(String kind, String name, long[] numbers, Double zeroFrac)
      implements Serializable {}

  static ShippedNetwork of(Network network) {
    var layers = new ArrayList<ShippedLayer>();
    network.layers().forEach(layer -> layers.add(ship(layer)));
    return new ShippedNetwork(network.name(), layers);
  }

  /** The network, without the texts that rows do not need. */
  Network unpack() {
    List<Layer> unpacked = new ArrayList<>();
    layers.forEach(layer -> unpacked.add(unpack(layer)));
    return new Network(name, name, "", unpacked);
  }

  private static ShippedLayer ship(Layer layer) {
    if (layer instanceof MvmLayer mvm) {
      long[] numbers = {
        mvm.rows(),
        mvm.outputs(),
        mvm.groups(),
        mvm.positions(),
        mvm.inputElements(),
        mvm.isSerial() ? 1 : 0
      };
      OptionalDouble zeros = mvm.ternaryZeroFrac();
      return new ShippedLayer(
          "mvm", mvm.name(), numbers, zeros.isPresent() ? zeros.getAsDouble() : null);
    }
    if (layer instanceof MatMulLayer product) {
      long[] numbers = {product.macs(), product.inputElements(), product.outputElements()};
      return new ShippedLayer("matmul", product.name(), numbers, null);
    }
    if (layer instanceof AddLayer add) {
      return new ShippedLayer("add", add.name(), new long[] {add.elements()}, null);
    }
    long[] operations = {((VectorLayer) layer).operations()};
    return new ShippedLayer("vector", layer.name(), operations, null);
  }

  private static Layer unpack(ShippedLayer layer) {
    long[] n = layer.numbers();
    return switch (layer.kind()) {
      case "mvm" ->
          new MvmLayer(
              layer.name(),
              (int) n[0],
              (int) n[1],
              (int) n[2],
              n[3],
              n[4],
              layer.zeroFrac() == null
                  ? OptionalDouble.empty()
                  : OptionalDouble.of(layer.zeroFrac()),
              n[5] == 1);
      case "matmul" -> new MatMulLayer(layer.name(), n[0], n[1], n[2]);
      case "add" -> new AddLayer(layer.name(), n[0]);
      default -> new VectorLayer(layer.name(), n[0]);
    };
  }
}
