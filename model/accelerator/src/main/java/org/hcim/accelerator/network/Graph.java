package org.hcim.accelerator.network;

import static org.hcim.accelerator.design.Check.check;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hcim.accelerator.design.InvalidDesignException;

/**
 * A network: its layers, their inputs and all shapes, without weights. Costing, training,
 * generation and simulation use this graph.
 */
public final class Graph implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final String title;
  private final String source;
  private final ArrayList<Node> nodes;
  private final LinkedHashMap<String, TensorShape> shapes;

  private Graph(Builder builder) {
    name = builder.name;
    title = builder.title;
    source = builder.source;
    nodes = new ArrayList<>(builder.nodes);
    shapes = new LinkedHashMap<>(builder.shapes);
  }

  /** Returns a builder of a graph with this name. */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /** The name in specs and tables. */
  public String name() {
    return name;
  }

  /** The display name. */
  public String title() {
    return title;
  }

  /** The source of the shapes. */
  public String source() {
    return source;
  }

  /** The layers in order of execution, inputs first. */
  public List<Node> nodes() {
    return Collections.unmodifiableList(nodes);
  }

  /** The shape of an output, by its name. */
  public TensorShape shape(String output) {
    TensorShape shape = shapes.get(output);
    check(shape != null, "network %s has no layer %s", name, output);
    return shape;
  }

  /** The shapes that a layer reads. */
  public List<TensorShape> inputsOf(Node node) {
    return node.inputs().stream().map(this::shape).toList();
  }

  /** The layers that read an output. */
  public List<Node> readersOf(String output) {
    return nodes.stream().filter(node -> node.inputs().contains(output)).toList();
  }

  /** The input layers of the network. */
  public List<Input> inputs() {
    return nodes.stream().filter(Input.class::isInstance).map(Input.class::cast).toList();
  }

  /** The last layer. */
  public Node last() {
    return nodes.get(nodes.size() - 1);
  }

  /** The costs of all layers in order of execution. */
  List<Layer> layers() {
    var layers = new ArrayList<Layer>();
    for (Node node : nodes) {
      var outputs = node.outputs().stream().map(this::shape).toList();
      layers.addAll(placed(node, () -> node.layers(inputsOf(node), outputs)));
    }
    return layers;
  }

  /**
   * The same layers for images of another size, which is added to the name: {@code resnet8_16x16}.
   *
   * @throws InvalidDesignException if a layer does not accept the size; the message names the layer
   */
  public Graph with(ImageSize image) {
    check(inputs().size() == 1, "network %s must have one input to take images", name);
    Input input = inputs().get(0);
    TensorShape shape = image.in(name, input.shape());
    return shape.equals(input.shape())
        ? this
        : replaced(name + "_" + image, input, new Input(input.name(), shape));
  }

  /**
   * The same layers with another number of classes.
   *
   * @throws InvalidDesignException if the last layer is not linear
   */
  public Graph withClasses(int classes) {
    check(
        last() instanceof Linear,
        "the last layer of network %s (%s) must be linear to have %s classes",
        name,
        last().name(),
        classes);
    Linear linear = (Linear) last();
    return replaced(name, linear, new Linear(linear.name(), linear.input(), classes));
  }

  private Graph replaced(String newName, Node old, Node replacement) {
    Builder builder = named(newName).described(title, source);
    for (Node node : nodes) {
      placed(node, () -> builder.add(node == old ? replacement : node));
    }
    return builder.build();
  }

  /** The identity of the graph: its name, its layers and their inputs. */
  public String content() {
    return name + nodes.stream().map(node -> "\n" + node).collect(Collectors.joining());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Graph graph && content().equals(graph.content());
  }

  @Override
  public int hashCode() {
    return content().hashCode();
  }

  @Override
  public String toString() {
    return content();
  }

  /** A step that may reject a shape. */
  @FunctionalInterface
  private interface Step<T> {
    T run();
  }

  private <T> T placed(Node node, Step<T> step) {
    try {
      return step.run();
    } catch (InvalidShapeException | InvalidDesignException e) {
      throw new InvalidDesignException(
          "layer " + node.name() + " (" + node.kind() + ") of " + name + ": " + e.getMessage());
    }
  }

  /** Builds a graph layer by layer; each layer reads earlier ones. */
  public static final class Builder {

    private final String name;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, TensorShape> shapes = new LinkedHashMap<>();
    private String title = "";
    private String source = "";

    private Builder(String name) {
      this.name = name;
    }

    /** Sets the display name and the publication that gives the shapes. */
    public Builder described(String forPeople, String published) {
      title = forPeople;
      source = published;
      return this;
    }

    /**
     * Adds a layer.
     *
     * @throws InvalidShapeException if the layer does not accept its inputs
     * @throws InvalidDesignException if a name is taken or unknown
     */
    public Builder add(Node node) {
      List<TensorShape> made = node.infer(node.inputs().stream().map(this::shape).toList());
      for (int i = 0; i < made.size(); i++) {
        String output = node.outputs().get(i);
        check(!shapes.containsKey(output), "network %s has two layers named %s", name, output);
        shapes.put(output, made.get(i));
      }
      nodes.add(node);
      return this;
    }

    /** The shape of an output added earlier. */
    public TensorShape shape(String output) {
      TensorShape shape = shapes.get(output);
      check(shape != null, "network %s has no layer %s", name, output);
      return shape;
    }

    /** The cost of the layer added last. */
    public List<Layer> lastLayers() {
      Node node = nodes.get(nodes.size() - 1);
      return node.layers(
          node.inputs().stream().map(this::shape).toList(),
          node.outputs().stream().map(this::shape).toList());
    }

    /** Returns the finished graph. */
    public Graph build() {
      check(!nodes.isEmpty(), "network %s must have a layer", name);
      return new Graph(this);
    }
  }
}
