package org.hcim.accelerator.network;

import static org.hcim.accelerator.design.Check.check;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A network as the cost model sees it: shapes without weights.
 *
 * @param name the name in specs and tables
 * @param title the display name
 * @param source the publication that gives the shapes
 * @param layers layers in order of execution
 */
public record Network(String name, String title, String source, List<Layer> layers) {

  public Network {
    layers = List.copyOf(layers);
    var names = new HashSet<String>();
    for (Layer layer : layers) {
      check(names.add(layer.name()), "network %s has two layers named %s", name, layer.name());
    }
    check(
        layers.stream().anyMatch(MvmLayer.class::isInstance),
        "network %s must have a layer with weights",
        name);
  }

  /** The cost layers of a graph. */
  public static Network of(Graph graph) {
    return new Network(graph.name(), graph.title(), graph.source(), graph.layers());
  }

  /** The layers with weights, in order of execution. */
  public List<MvmLayer> mvmLayers() {
    return layers.stream().filter(MvmLayer.class::isInstance).map(MvmLayer.class::cast).toList();
  }

  /** The number of layers of each shape, in order of first appearance. */
  public Map<Shape, Integer> shapes() {
    var shapes = new LinkedHashMap<Shape, Integer>();
    mvmLayers().forEach(layer -> shapes.merge(Shape.of(layer), 1, Integer::sum));
    return shapes;
  }

  /** The number of classes of a classifier: the outputs of its last layer with weights. */
  public int classes() {
    int classes = 0;
    for (Layer layer : layers) {
      if (layer instanceof MvmLayer mvm) {
        classes = mvm.outputs() * mvm.groups();
      }
    }
    return classes;
  }

  /** Multiply-accumulates per inference, on and off the crossbars. */
  public long macs() {
    long macs = 0;
    for (Layer layer : layers) {
      if (layer instanceof MvmLayer mvm) {
        macs = Counts.sum("macs", macs, mvm.macs());
      } else if (layer instanceof MatMulLayer matMul) {
        macs = Counts.sum("macs", macs, matMul.macs());
      }
    }
    return macs;
  }

  /** The part of a layer that determines its cost. */
  public record Shape(
      int rows,
      int outputs,
      int groups,
      long positions,
      long inputElements,
      OptionalDouble ternaryZeroFrac,
      boolean isSerial) {

    /** A shape whose products do not need each other. */
    public Shape(
        int rows,
        int outputs,
        int groups,
        long positions,
        long inputElements,
        OptionalDouble ternaryZeroFrac) {
      this(rows, outputs, groups, positions, inputElements, ternaryZeroFrac, false);
    }

    /** The shape of one layer. */
    public static Shape of(MvmLayer layer) {
      return new Shape(
          layer.rows(),
          layer.outputs(),
          layer.groups(),
          layer.positions(),
          layer.inputElements(),
          layer.ternaryZeroFrac(),
          layer.isSerial());
    }
  }
}
