package org.hcim.psq;

import java.util.List;
import org.hcim.accelerator.network.Add;
import org.hcim.accelerator.network.Convolution;
import org.hcim.accelerator.network.Flatten;
import org.hcim.accelerator.network.GlobalPool;
import org.hcim.accelerator.network.Graph;
import org.hcim.accelerator.network.Input;
import org.hcim.accelerator.network.Linear;
import org.hcim.accelerator.network.Pool;
import org.hcim.accelerator.network.SlidingWindow;
import org.hcim.accelerator.network.TensorShape;

/** The shipped networks that are trained, made without files. */
public final class TestGraphs {

  private TestGraphs() {}

  /** Two hidden layers. */
  public static Graph mlp(TensorShape input, int classes) {
    return Graph.named("mlp")
        .add(new Input("input", input))
        .add(new Flatten("flatten1", "input"))
        .add(new Linear("hidden1", "flatten1", 256))
        .add(new Linear("hidden2", "hidden1", 128))
        .add(new Linear("fc", "hidden2", classes))
        .build();
  }

  /** A residual network with shortcuts of option A. */
  public static Graph resNet(TensorShape input, int blocks, int width, int classes) {
    Graph.Builder graph = Graph.named((width > 1 ? "wide_" : "") + "resnet" + (6 * blocks + 2));
    graph.add(new Input("input", input)).add(convolution("conv1", "input", 16, 1));
    String last = "conv1";
    for (int stage = 0; stage < 3; stage++) {
      for (int block = 0; block < blocks; block++) {
        String name = "layer" + (stage + 1) + "." + block;
        int stride = stage > 0 && block == 0 ? 2 : 1;
        int channels = (16 * width) << stage;
        graph.add(convolution(name + ".conv1", last, channels, stride));
        graph.add(convolution(name + ".conv2", name + ".conv1", channels, 1));
        graph.add(new Add(name + ".add", List.of(name + ".conv2", last), Add.Shortcut.PAD));
        last = name + ".add";
      }
    }
    return graph
        .add(new GlobalPool("pool1", last, Pool.Kind.AVERAGE))
        .add(new Flatten("flatten1", "pool1"))
        .add(new Linear("fc", "flatten1", classes))
        .build();
  }

  /** Convolutions with these numbers of channels; 0 is a pool. */
  public static Graph vgg(String name, TensorShape input, int... channels) {
    Graph.Builder graph = Graph.named(name).add(new Input("input", input));
    String last = "input";
    int convolutions = 0;
    int pools = 0;
    for (int each : channels) {
      if (each == 0) {
        String pool = "pool" + ++pools;
        graph.add(new Pool(pool, last, Pool.Kind.MAX, SlidingWindow.square(2, 2, 2, 0), false));
        last = pool;
      } else {
        String convolution = "conv" + ++convolutions;
        graph.add(convolution(convolution, last, each, 1));
        last = convolution;
      }
    }
    return graph.add(new Flatten("flatten1", last)).add(new Linear("fc", "flatten1", 10)).build();
  }

  private static Convolution convolution(String name, String from, int channels, int stride) {
    return new Convolution(name, from, channels, SlidingWindow.square(2, 3, stride, 1), 1);
  }
}
