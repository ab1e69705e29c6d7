package org.hcim.psq.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.ParameterList;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.quantized.QuantizedNetwork;
import org.hcim.psq.layer.Pass;
import org.hcim.psq.layer.Signal;
import org.hcim.psq.network.Topology.MaxPool;
import org.hcim.psq.network.Topology.Node;
import org.hcim.psq.network.Topology.Product;

/**
 * A network that is trained for its crossbars. Codes of images go in (images, channels, height,
 * width; whole numbers as floats), one number for each class comes out.
 *
 * <p>It starts in {@link Stage#FLOAT}; {@link #advance} makes it what the next stage is.
 */
public final class PsqNetwork extends AbstractBlock {

  private final Architecture architecture;
  private final AlgorithmSetting setting;
  private final Topology topology;
  private final Map<String, TrainedProduct> products = new LinkedHashMap<>();
  private Stage stage = Stage.FLOAT;

  /**
   * A network without values; {@code initialize} gives it some.
   *
   * @param input the shape of the images
   */
  public PsqNetwork(
      Architecture architecture,
      org.hcim.accelerator.quantized.Shape input,
      int classes,
      AlgorithmSetting setting) {
    this.architecture = architecture;
    this.setting = setting;
    topology = architecture.topology(input, classes);
    for (Node layer : topology.layers()) {
      if (layer instanceof Product product) {
        var trained = new TrainedProduct(product, setting);
        trained.parameters(Stage.PSQ).forEach(this::addParameter);
        products.put(layer.name(), trained);
      }
    }
  }

  /** The kind of network. */
  public Architecture architecture() {
    return architecture;
  }

  /** What the network is trained for. */
  public AlgorithmSetting setting() {
    return setting;
  }

  /** How much of it is quantised. */
  public Stage stage() {
    return stage;
  }

  /** The shape of the images. */
  public org.hcim.accelerator.quantized.Shape input() {
    return topology.input();
  }

  /** The parameters of the present stage. */
  @Override
  public ParameterList getParameters() {
    var list = new ParameterList();
    for (TrainedProduct product : products.values()) {
      product.parameters(stage).forEach(parameter -> list.add(parameter.getName(), parameter));
    }
    return list;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> options) {
    NDArray codes = inputs.singletonOrThrow();
    return new NDList(run(new Pass(store, codes.getManager(), training), codes));
  }

  private NDArray run(Pass pass, NDArray images) {
    var signals = new HashMap<String, Signal>();
    int mostCode = (1 << setting.precision().activationBits()) - 1;
    NDArray step = pass.manager().create(1f / mostCode);
    signals.put(QuantizedNetwork.INPUT, new Signal(images, step));
    int last = topology.layers().size() - 1;
    for (Node layer : topology.layers().subList(0, last)) {
      Signal from = signals.get(layer.input());
      signals.put(
          layer.name(),
          layer instanceof MaxPool pool
              ? MaxPooling.apply(pool.window(), from)
              : products.get(layer.name()).activations(pass, stage, from, signals));
    }
    Node classifier = topology.layers().get(last);
    return products
        .get(classifier.name())
        .sums(pass, stage, signals.get(classifier.input()))
        .reshape(images.getShape().get(0), -1);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    Node last = topology.layers().get(topology.layers().size() - 1);
    return new Shape[] {new Shape(inputShapes[0].get(0), last.to().channels())};
  }

  @Override
  public void clear() {
    for (Parameter parameter : parameters.values()) {
      parameter.close();
    }
  }
}
