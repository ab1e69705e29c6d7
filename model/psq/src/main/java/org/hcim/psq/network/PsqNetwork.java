package org.hcim.psq.network;

import static org.hcim.accelerator.design.Check.check;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.ParameterList;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.network.Graph;
import org.hcim.psq.layer.Pass;
import org.hcim.psq.layer.Signal;
import org.hcim.psq.network.Topology.MaxPool;
import org.hcim.psq.network.Topology.Node;
import org.hcim.psq.network.Topology.Product;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.quantization.FloatLayer;

/**
 * A network that is trained for its crossbars. The input is image codes (integers as floats; images
 * x channels x height x width); the output is one score per image and class.
 *
 * <p>It starts in {@link Stage#FLOAT}; {@link #advance} moves it to the next stage.
 */
public final class PsqNetwork extends AbstractBlock {

  private final Graph graph;
  private final AlgorithmSetting setting;
  private final Topology topology;
  private final Map<String, TrainedProduct> products = new LinkedHashMap<>();
  private Stage stage = Stage.FLOAT;

  /**
   * Creates a network without parameter values; {@code initialize} sets them.
   *
   * @param graph the input has the shape of the images, the last layer one output per class
   * @throws org.hcim.accelerator.design.InvalidDesignException listing every layer that cannot be
   *     trained, with the reason
   */
  public PsqNetwork(Graph graph, AlgorithmSetting setting) {
    this(graph, setting, QuantizationRules.DEFAULT);
  }

  /** Creates a network without parameter values, trained under the given rules. */
  public PsqNetwork(Graph graph, AlgorithmSetting setting, QuantizationRules rules) {
    this.graph = graph;
    this.setting = setting;
    topology = Topology.of(graph);
    for (Node layer : topology.layers()) {
      if (layer instanceof Product product) {
        var trained =
            new TrainedProduct(product, product.equals(topology.classifier()), setting, rules);
        trained.parameters(Stage.PSQ).forEach(this::addParameter);
        products.put(layer.name(), trained);
      }
    }
  }

  /**
   * Rejects a graph that cannot be trained.
   *
   * @throws org.hcim.accelerator.design.InvalidDesignException listing every layer that cannot be
   *     trained, with the reason
   */
  public static void requireTrainable(Graph graph) {
    Topology.of(graph);
  }

  /** The graph whose layers are trained. */
  public Graph graph() {
    return graph;
  }

  /** The algorithm setting that the network is trained for. */
  public AlgorithmSetting setting() {
    return setting;
  }

  /** The current stage of training. */
  public Stage stage() {
    return stage;
  }

  /** The shape of the images. */
  public org.hcim.simulator.inference.Shape input() {
    return topology.input();
  }

  /** The parameters of the current stage. */
  @Override
  public ParameterList getParameters() {
    var list = new ParameterList();
    for (TrainedProduct product : products.values()) {
      product.parameters(stage).forEach(parameter -> list.add(parameter.getName(), parameter));
    }
    return list;
  }

  /**
   * Enters a stage without setting parameters, which are loaded separately.
   *
   * @param to the stage in which the parameters were saved
   */
  public void enter(Stage to) {
    stage = to;
  }

  /**
   * Advances to the next stage. Weights do not change; steps, thresholds, scale factors and the
   * running statistics are calibrated on a batch.
   *
   * @param images codes of a few dozen images
   */
  public void advance(Stage to, NDArray images) {
    check(
        to.ordinal() == stage.ordinal() + 1,
        "stage (%s) must follow the present one (%s)",
        to,
        stage);
    onCopy(
        images,
        pass -> (product, from, signals) -> product.calibrate(pass, to, from, signals),
        pass ->
            (product, from) -> {
              product.calibrateProduct(pass, to, from);
              return product.sums(pass, to, from);
            });
    stage = to;
  }

  /**
   * Loads real-valued weights, which {@link StartingWeights} has checked. Batch normalization is
   * initialized on a batch such that it only adds the biases. The last layer has no normalization;
   * its bias is loaded if the rules include one. If the given last layer has another number of
   * outputs than there are classes, the current weights are kept.
   *
   * @param weights by layer
   * @param images codes of a few dozen images
   */
  public void adopt(Map<String, LayerWeights> weights, NDArray images) {
    check(stage == Stage.FLOAT, "stage (%s) must be FLOAT to take over real weights", stage);
    onCopy(
        images,
        pass ->
            (product, from, signals) ->
                product.adopt(pass, weights.get(product.name()), from, signals),
        pass ->
            (product, from) -> {
              LayerWeights last = weights.get(product.name());
              if (last.bias().length == topology.classifier().to().channels()) {
                product.adopt(last);
              }
              return product.sums(pass, Stage.FLOAT, from);
            });
  }

  /** Runs the layers on a copy of the images; their owner retains no intermediate results. */
  private void onCopy(
      NDArray images, Function<Pass, Layer> layers, Function<Pass, Classifier> classifier) {
    try (var manager = images.getManager().newSubManager()) {
      NDArray copy = images.duplicate();
      copy.attach(manager);
      var pass = Pass.inference(new ParameterStore(manager, false), manager);
      run(copy, pass, layers.apply(pass), classifier.apply(pass));
    }
  }

  /**
   * Recomputes the running statistics of batch normalization; over several calls, they become the
   * mean over all images. Nothing else changes.
   *
   * @param images codes of images
   * @param before the number of images in previous calls; 0 in the first
   */
  public void settle(NDArray images, long before) {
    NDManager manager = images.getManager();
    var pass = Pass.inference(new ParameterStore(manager, false), manager);
    run(
        images,
        pass,
        (product, from, signals) -> product.settle(pass, stage, from, signals, before));
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> options) {
    NDArray images = inputs.singletonOrThrow();
    NDManager manager = images.getManager();
    int batch = (int) images.getShape().get(0);
    Pass pass = training ? Pass.training(store, manager, batch) : Pass.inference(store, manager);
    return new NDList(apply(pass, images));
  }

  /** Returns one score per image and class. */
  public NDArray apply(Pass pass, NDArray images) {
    return run(
        images, pass, (product, from, signals) -> product.activations(pass, stage, from, signals));
  }

  /**
   * The layers of a quantized stage in integers, with the real values that a code of 1 represents.
   */
  public List<LearnedParameters> learned() {
    check(stage != Stage.FLOAT, "stage (%s) must be QAT or PSQ to have whole numbers", stage);
    var learned = new ArrayList<LearnedParameters>();
    var steps = new HashMap<String, Double>();
    steps.put(QuantizedNetwork.INPUT, (double) inputStep());
    try (var manager = NDManager.newBaseManager()) {
      var pass = Pass.inference(new ParameterStore(manager, false), manager);
      for (Node layer : topology.layers()) {
        double step = steps.get(layer.input());
        if (layer instanceof MaxPool pool) {
          learned.add(new LearnedParameters.Pool(pool.name(), pool.input(), pool.window(), step));
          steps.put(layer.name(), step);
        } else {
          var product = products.get(layer.name()).learned(pass, stage, step);
          learned.add(product);
          product.activationStep().ifPresent(each -> steps.put(layer.name(), each));
        }
      }
    }
    return learned;
  }

  /** The layers in floating point, for pixels from 0 to 1. */
  public List<FloatLayer> real() {
    check(stage == Stage.FLOAT, "stage (%s) must be FLOAT to have real numbers", stage);
    var real = new ArrayList<FloatLayer>();
    for (Node layer : topology.layers()) {
      real.add(
          layer instanceof MaxPool pool
              ? new FloatLayer.Pool(pool.fused())
              : products.get(layer.name()).real());
    }
    return real;
  }

  /** The real value that an image code of 1 represents. */
  public float inputStep() {
    return 1f / ((1 << setting.precision().activationBits()) - 1);
  }

  /** Computes the output of a layer that later layers read. */
  @FunctionalInterface
  private interface Layer {
    Signal activations(TrainedProduct product, Signal from, Map<String, Signal> signals);
  }

  /** Computes the output of the last layer. */
  @FunctionalInterface
  private interface Classifier {
    NDArray sums(TrainedProduct product, Signal from);
  }

  private NDArray run(NDArray images, Pass pass, Layer layers) {
    return run(images, pass, layers, (product, from) -> product.sums(pass, stage, from));
  }

  private NDArray run(NDArray images, Pass pass, Layer layers, Classifier classifier) {
    var signals = new HashMap<String, Signal>();
    NDArray step = pass.manager().create(inputStep());
    signals.put(QuantizedNetwork.INPUT, new Signal(images, step));
    for (Node layer : topology.layers().subList(0, topology.layers().size() - 1)) {
      Signal from = signals.get(layer.input());
      signals.put(
          layer.name(),
          layer instanceof MaxPool pool
              ? MaxPooling.apply(pool.window(), from)
              : layers.activations(products.get(layer.name()), from, signals));
    }
    Node last = topology.classifier();
    return classifier
        .sums(products.get(last.name()), signals.get(last.input()))
        .reshape(images.getShape().get(0), -1);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return new Shape[] {new Shape(inputShapes[0].get(0), topology.classifier().to().channels())};
  }

  @Override
  public void clear() {
    for (Parameter parameter : parameters.values()) {
      parameter.close();
    }
  }
}
