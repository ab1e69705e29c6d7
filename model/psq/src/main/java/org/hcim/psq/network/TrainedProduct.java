package org.hcim.psq.network;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.XavierInitializer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.psq.layer.Geometry;
import org.hcim.psq.layer.Normalisation;
import org.hcim.psq.layer.Pass;
import org.hcim.psq.layer.Shortcut;
import org.hcim.psq.layer.Signal;

/** A convolution or linear layer with all it learns. */
final class TrainedProduct {

  private final Topology.Product product;
  private final Geometry geometry;
  private final Normalisation normalisation;
  private final Parameter weight;

  TrainedProduct(Topology.Product product, AlgorithmSetting setting) {
    this.product = product;
    geometry = geometry(product);
    normalisation = new Normalisation(product.name(), product.to().channels());
    weight =
        Parameter.builder()
            .setName(product.name() + ".weight")
            .setType(Parameter.Type.WEIGHT)
            .optShape(geometry.weights(product.to().channels()))
            .optInitializer(
                new XavierInitializer(
                    XavierInitializer.RandomType.GAUSSIAN, XavierInitializer.FactorType.IN, 2))
            .build();
  }

  /** Where all places share a weight, the map's sum goes through a linear layer. */
  private static Geometry geometry(Topology.Product product) {
    var from = product.from();
    if (!product.shared()) {
      return Geometry.of(from, product.window());
    }
    var point = new org.hcim.accelerator.quantized.Shape(from.channels(), 1, 1);
    return Geometry.of(point, org.hcim.accelerator.quantized.Window.POINT);
  }

  List<Parameter> parameters(Stage stage) {
    var parameters = new ArrayList<Parameter>();
    parameters.add(weight);
    parameters.addAll(normalisation.parameters());
    return parameters;
  }

  Signal activations(Pass pass, Stage stage, Signal from, Map<String, Signal> signals) {
    NDArray normal = normalisation.apply(pass, sums(pass, stage, from));
    if (product.skip().isPresent()) {
      var skip = product.skip().get();
      NDArray added = Shortcut.of(signals.get(skip.input()).value(), skip.stride(), product.to());
      normal = normal.add(added);
    }
    return new Signal(Activation.relu(normal), pass.manager().create(1f));
  }

  NDArray sums(Pass pass, Stage stage, Signal from) {
    NDArray codes = product.shared() ? from.codes().sum(new int[] {2, 3}, true) : from.codes();
    NDArray maps = geometry.prepare(codes.mul(from.step()));
    return geometry.convolve(maps, pass.value(weight));
  }
}
