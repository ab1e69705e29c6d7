package org.hcim.simulator;

import java.util.List;
import org.hcim.accelerator.network.Add;
import org.hcim.accelerator.network.Attention;
import org.hcim.accelerator.network.Convolution;
import org.hcim.accelerator.network.Flatten;
import org.hcim.accelerator.network.GlobalPool;
import org.hcim.accelerator.network.Graph;
import org.hcim.accelerator.network.Input;
import org.hcim.accelerator.network.Linear;
import org.hcim.accelerator.network.Pool;
import org.hcim.accelerator.network.SlidingWindow;
import org.hcim.accelerator.network.TensorShape;
import org.hcim.accelerator.network.Tokens;
import org.hcim.accelerator.network.VectorOperation;
import org.hcim.accelerator.network.VectorOperation.Function;
import org.hcim.simulator.inference.Shape;

/** Graphs of any width, for tests. */
public final class TestGraphs {

  private TestGraphs() {}

  /**
   * A residual network of three stages, as the shipped ones are.
   *
   * @param channels of the first stage; each of the others doubles them and halves the size
   * @param blocks pairs of convolutions in a stage
   */
  public static Graph resNet(Shape input, int channels, int blocks) {
    var graph = start("resnet" + (6 * blocks + 2), input);
    graph.add(convolution("conv1", "input", channels, 1));
    String last = "conv1";
    for (int stage = 1; stage <= 3; stage++) {
      for (int block = 0; block < blocks; block++) {
        int stride = stage > 1 && block == 0 ? 2 : 1;
        String name = "layer" + stage + "." + block;
        int width = channels << (stage - 1);
        graph.add(convolution(name + ".conv1", last, width, stride));
        graph.add(convolution(name + ".conv2", name + ".conv1", width, 1));
        graph.add(new Add(name + ".add", List.of(name + ".conv2", last), Add.Shortcut.PAD));
        last = name + ".add";
      }
    }
    return finish(graph, last);
  }

  /** One block of a vision transformer, as vit_block is. */
  public static Graph vit(Shape input, int patch, int channels, int heads) {
    var window = SlidingWindow.square(2, patch, patch, 0);
    var graph = start("vit", input);
    graph.add(new Convolution("patches", "input", channels, window, 1));
    graph.add(new Tokens("tokens", "patches", 0));
    graph.add(new VectorOperation("norm1", "tokens", 8, Function.LAYER_NORM));
    for (String name : List.of("query", "key", "value")) {
      graph.add(new Linear(name, "norm1", channels));
    }
    graph.add(new Attention("attention", "query", "key", "value", heads, heads, 0, 5));
    graph.add(new Linear("project", "attention", channels));
    graph.add(sum("add1", "project", "tokens"));
    graph.add(new VectorOperation("norm2", "add1", 8, Function.LAYER_NORM));
    graph.add(new Linear("expand", "norm2", 4 * channels));
    graph.add(new VectorOperation("gelu", "expand", 8, Function.GELU));
    graph.add(new Linear("contract", "gelu", channels));
    graph.add(sum("add2", "contract", "add1"));
    return finish(graph, "add2");
  }

  private static Graph.Builder start(String name, Shape input) {
    return Graph.named(name)
        .add(
            new Input("input", TensorShape.image(input.channels(), input.height(), input.width())));
  }

  private static Graph finish(Graph.Builder graph, String last) {
    return graph
        .add(new GlobalPool("pool1", last, Pool.Kind.AVERAGE))
        .add(new Flatten("flatten1", "pool1"))
        .add(new Linear("fc", "flatten1", 10))
        .build();
  }

  private static Convolution convolution(String name, String from, int channels, int stride) {
    return new Convolution(name, from, channels, SlidingWindow.square(2, 3, stride, 1), 1);
  }

  private static Add sum(String name, String first, String second) {
    return new Add(name, List.of(first, second), Add.Shortcut.NONE);
  }
}
