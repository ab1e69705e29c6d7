package org.hcim.jobs.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.network.Graph;
import org.hcim.accelerator.network.TensorShape;
import org.hcim.psq.network.PsqNetwork;
import org.hcim.psq.training.TrainingData;
import org.hcim.simulator.inference.Shape;
import org.hcim.sweeps.spec.TrainedNetwork;

/** The networks of a training, with one output per class of its images. */
final class TrainedGraphs {

  private TrainedGraphs() {}

  /**
   * The graphs to train.
   *
   * @throws InvalidDesignException naming every network that cannot be trained on these images
   */
  static Map<TrainedNetwork, Graph> of(List<TrainedNetwork> networks, TrainingData data) {
    Map<TrainedNetwork, Graph> graphs = new LinkedHashMap<>();
    List<String> refused = new ArrayList<>();
    for (TrainedNetwork network : networks) {
      try {
        graphs.put(network, trainable(network, data));
      } catch (InvalidDesignException e) {
        refused.add(e.getMessage());
      }
    }
    if (!refused.isEmpty()) {
      throw new InvalidDesignException(String.join("\n", refused));
    }
    return graphs;
  }

  private static Graph trainable(TrainedNetwork network, TrainingData data) {
    Graph graph = network.graph();
    PsqNetwork.requireTrainable(graph);
    Shape images = data.train().shape();
    var shape = TensorShape.image(images.channels(), images.height(), images.width());
    TensorShape taken = graph.inputs().get(0).shape();
    if (!taken.equals(shape)) {
      throw new InvalidDesignException(
          ("network %s takes images of %s, the data set has %s;"
                  + " write {network: ..., image: %s} in the spec")
              .formatted(network.workload(), taken, shape, size(images, taken)));
    }
    return graph.withClasses(data.train().classes().size());
  }

  private static String size(Shape images, TensorShape taken) {
    String size = images.height() + "x" + images.width();
    return taken.size(1) == images.channels() ? size : images.channels() + "x" + size;
  }
}
