package org.hcim.accelerator.cost;

import java.util.List;
import org.hcim.accelerator.network.AddLayer;
import org.hcim.accelerator.network.Layer;
import org.hcim.accelerator.network.MatMulLayer;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.accelerator.network.Network;
import org.hcim.accelerator.network.Network.Shape;
import org.hcim.accelerator.network.VectorLayer;

/**
 * A network summarized for costing: each distinct shape once, and work off the crossbars in total.
 */
public final class NetworkProfile {

  private final Network network;
  private final Shape[] shapes;
  private final int[] multiplicities;
  private final double macs;
  private final VectorWork vectorWork;

  /**
   * Mappings of the previous design; threads may race on this field, and each reads one immutable
   * value or the other.
   */
  private ShapeMappings recent = ShapeMappings.NONE;

  private NetworkProfile(Network network, List<Layer> layers) {
    this.network = network;
    var distinct = network.shapes();
    shapes = distinct.keySet().toArray(Shape[]::new);
    multiplicities = distinct.values().stream().mapToInt(Integer::intValue).toArray();
    macs = network.macs();
    VectorWork work = VectorWork.NONE;
    for (Layer layer : layers) {
      work = work.plus(VectorWork.of(layer));
    }
    vectorWork = work;
  }

  /** The profile of a network; create it once and share it, also among threads. */
  public static NetworkProfile of(Network network) {
    return new NetworkProfile(network, network.layers());
  }

  /** The summarized network. */
  public Network network() {
    return network;
  }

  int shapeCount() {
    return shapes.length;
  }

  Shape shape(int index) {
    return shapes[index];
  }

  int multiplicity(int index) {
    return multiplicities[index];
  }

  /**
   * The mappings of the shapes with the fewest crossbars if they match those of the previous
   * design, as for most neighbors in a grid; null otherwise.
   */
  LayerMapping[] knownMappings(DesignBox box) {
    ShapeMappings known = recent;
    if (!known.areOf(box)) {
      recent = ShapeMappings.unknown(box);
      return null;
    }
    if (known.mappings() == null) {
      known = ShapeMappings.of(box, shapes);
      recent = known;
    }
    return known.mappings();
  }

  /** Multiply-accumulates per inference. */
  double macs() {
    return macs;
  }

  VectorWork vectorWork() {
    return vectorWork;
  }

  /**
   * Vector-unit work.
   *
   * @param sums sums of shortcuts and of products' terms
   * @param products products, and elementwise operations and functions, which cost the same
   * @param words words read from and written to the core's data memory
   * @param waitingWords words that wait in the eDRAM for the other operand
   */
  record VectorWork(double sums, double products, double words, double waitingWords) {

    static final VectorWork NONE = new VectorWork(0, 0, 0, 0);

    /** The work of a layer; a sum reads two words and writes one, a product multiplies and adds. */
    static VectorWork of(Layer layer) {
      if (layer instanceof AddLayer add) {
        return new VectorWork(add.elements(), 0, 3.0 * add.elements(), add.elements());
      }
      if (layer instanceof MatMulLayer product) {
        double words = (double) product.inputElements() + product.outputElements();
        return new VectorWork(product.macs(), product.macs(), words, 0);
      }
      if (layer instanceof VectorLayer vector) {
        return new VectorWork(0, vector.operations(), 2.0 * vector.operations(), 0);
      }
      assert layer instanceof MvmLayer;
      return NONE;
    }

    /** Operations, each of which takes the ALU the same time. */
    double operations() {
      return sums + products;
    }

    VectorWork plus(VectorWork other) {
      return new VectorWork(
          sums + other.sums,
          products + other.products,
          words + other.words,
          waitingWords + other.waitingWords);
    }
  }
}
