package org.hcim.sweeps.shipped;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.accelerator.network.Network;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.study.NetworkShapes;
import org.hcim.sweeps.canonical.CanonicalJson;
import org.hcim.sweeps.canonical.Sha256;

/**
 * The products of a network, by which a network of a sweep and a quantized network are recognized
 * as the same: names and sizes of the layers with weights. Sparsity and the network's name are
 * ignored.
 */
public final class ProductShapes {

  private ProductShapes() {}

  /** The hash of a network's products. */
  public static String sha256(Network network) {
    List<MvmLayer> layers = network.mvmLayers();
    List<Map<String, Object>> products = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      products.add(tree(layers.get(i), i == layers.size() - 1));
    }
    return Sha256.hex(CanonicalJson.write(products));
  }

  /** The hash of a quantized network's products. */
  public static String sha256(QuantizedNetwork network) {
    return sha256(NetworkShapes.of(network, Map.of()));
  }

  /**
   * The identifying properties of a layer; omits the rows of the last layer, which may include the
   * pooling before it and then has more rows.
   */
  private static Map<String, Object> tree(MvmLayer layer, boolean isLast) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", layer.name());
    if (!isLast) {
      tree.put("rows", layer.rows());
    }
    tree.put("outputs", layer.outputs());
    tree.put("groups", layer.groups());
    tree.put("positions", layer.positions());
    return tree;
  }
}
