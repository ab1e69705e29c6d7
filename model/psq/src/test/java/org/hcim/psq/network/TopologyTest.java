package org.hcim.psq.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.hcim.psq.TestGraphs;
import org.hcim.psq.network.Topology.Product;
import org.hcim.simulator.inference.FusedLayer.Skip;
import org.hcim.simulator.inference.Window;
import org.junit.jupiter.api.Test;

class TopologyTest {

  @Test
  void aMeanBeforeTheLastLayerIsASharedKernel() {
    var topology = Topology.of(TestGraphs.resNet(TensorShape.image(3, 16, 16), 1, 1, 10));

    Product last = topology.classifier();
    assertThat(last.shared()).isTrue();
    assertThat(last.window()).isEqualTo(new Window(4, 4, 1, 0));
    assertThat(last.input()).isEqualTo("layer3.0.conv2");
    assertThat(((Product) topology.layers().get(4)).skip()).contains(new Skip("layer1.0.conv2", 2));
  }

  @Test
  void aFlattenedMapIsAKernelAsLarge() {
    Product hidden = (Product) Topology.of(mlp()).layers().get(0);

    assertThat(hidden.window()).isEqualTo(new Window(6, 4, 1, 0));
    assertThat(hidden.shared()).isFalse();
  }

  private static Graph mlp() {
    return TestGraphs.mlp(TensorShape.image(3, 6, 4), 10);
  }

  @Test
  void allThatCannotBeTrainedIsToldAtOnce() {
    Graph graph =
        Graph.named("net")
            .add(new Input("input", TensorShape.image(4, 4, 4)))
            .add(convolution("grouped", "input", 2))
            .add(convolution("plain", "grouped", 1))
            .add(new Tokens("tokens", "plain", 0))
            .add(new Attention("mix", "tokens", "tokens", "tokens", 2, 2, 0, 5))
            .add(new Add("sum", List.of("plain", "grouped"), Add.Shortcut.NONE))
            .add(
                new Pool(
                    "mean", "plain", Pool.Kind.AVERAGE, SlidingWindow.square(2, 2, 2, 0), false))
            .add(new GlobalPool("all", "mean", Pool.Kind.AVERAGE))
            .add(new Flatten("flat", "all"))
            .add(new Linear("hidden", "flat", 6))
            .add(new Linear("fc", "hidden", 10))
            .build();

    assertThatThrownBy(() -> PsqNetwork.requireTrainable(graph))
        .hasMessageStartingWith("network net cannot be trained:\n")
        .hasMessageContaining("grouped (conv2d): groups (2) must be 1 in training")
        .hasMessageContaining("mix.scores (matmul): attention")
        .hasMessageContaining("sum (add): its first input must be a convolution")
        .hasMessageContaining("mean (pool): a mean can be trained only over whole feature maps")
        .hasMessageContaining("all (pool): a mean can be trained only over whole feature maps");
  }

  private static Convolution convolution(String name, String from, int groups) {
    return new Convolution(name, from, 4, SlidingWindow.square(2, 3, 1, 1), groups);
  }
}
