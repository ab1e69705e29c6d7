package org.hcim.accelerator.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.hcim.accelerator.design.InvalidDesignException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphTest {

  private static Graph.Builder start() {
    return Graph.named("net")
        .described("A net", "ours")
        .add(new Input("input", TensorShape.image(3, 16, 16)))
        .add(new Convolution("conv", "input", 8, SlidingWindow.square(2, 3, 2, 1), 1));
  }

  private static Graph graph() {
    return start().add(new Flatten("flat", "conv")).add(new Linear("fc", "flat", 10)).build();
  }

  @Test
  void costsAreThoseOfItsLayersInOrder() {
    Network network = Network.of(graph());

    assertThat(network.name()).isEqualTo("net");
    assertThat(network.title()).isEqualTo("A net");
    assertThat(network.layers().stream().map(Layer::name)).containsExactly("conv", "fc");
    // 27 x 8 weights at 64 positions, 512 x 10 at one
    assertThat(network.macs()).isEqualTo(27 * 8 * 64 + 5120);
  }

  @Test
  void imagesOfAnotherSizeChangeShapesAndNothingElse() {
    Graph larger = graph().with(ImageSize.parse("32x20"));

    assertThat(larger.shape("conv")).hasToString("8 channels x 16 x 10");
    assertThat(larger.shape("fc")).isEqualTo(TensorShape.vector(1, 10));
    assertThat(larger.title()).isEqualTo("A net");
    assertThat(larger.name()).isEqualTo("net_32x20");
    assertThat(graph().with(ImageSize.parse("16x16"))).isEqualTo(graph());
    assertThat(graph().with(ImageSize.parse("1x8x8")).shape("input"))
        .hasToString("1 channels x 8 x 8");
  }

  @Test
  void theLastLayerGetsAnOutputPerClass() {
    assertThat(graph().withClasses(7).shape("fc")).isEqualTo(TensorShape.vector(1, 7));
    assertThatThrownBy(() -> start().build().withClasses(7))
        .hasMessage("the last layer of network net (conv) must be linear to have 7 classes");
  }

  @Test
  void aLayerThatDoesNotTakeAnotherSizeIsNamed() {
    Graph resized =
        start().add(new Reshape("tokens", "conv", TensorShape.tokens(1, 64, 8))).build();

    assertThatThrownBy(() -> resized.with(ImageSize.parse("8x8")))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessage(
            "layer tokens (reshape) of net: cannot reshape 8 channels x 4 x 4 to 64 tokens x 8"
                + " features; both must have as many elements: 128 and 512");
    Graph words =
        Graph.named("words")
            .add(new Input("input", TensorShape.tokens(1, 4, 8)))
            .add(new Linear("fc", "input", 2))
            .build();
    assertThatThrownBy(() -> words.with(ImageSize.parse("8x8")))
        .hasMessage(
            "image (8x8) does not apply to network words: its input is 4 tokens x 8 features");
  }

  @ParameterizedTest
  @ValueSource(strings = {"16", "16x", "0x4", "16 x 16", "1x2x3x4", "a"})
  void aSizeIsSpelledInOneWay(String text) {
    assertThatThrownBy(() -> ImageSize.parse(text))
        .hasMessage(
            "image (%s) must be HEIGHTxWIDTH or CHANNELSxHEIGHTxWIDTH, such as 16x16 or 1x28x28",
            text);
  }

  @Test
  void namesAreUniqueAndKnown() {
    assertThatThrownBy(() -> start().add(new Flatten("conv", "input")))
        .hasMessage("network net has two layers named conv");
    assertThatThrownBy(() -> start().add(new Flatten("flat", "conf")))
        .hasMessage("network net has no layer conf");
  }

  /** It travels to workers. */
  @Test
  void aCopyFromBytesIsEqual() throws IOException, ClassNotFoundException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(graph());
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Graph copy = (Graph) in.readObject();
      assertThat(copy).isEqualTo(graph());
      assertThat(copy.shape("conv")).isEqualTo(graph().shape("conv"));
    }
  }

  /** Wiring and shapes distinguish graphs for training, not their source. */
  @Test
  void contentIsOfLayersAndWhatTheyRead() {
    Graph retitled =
        Graph.named("net")
            .add(new Input("input", TensorShape.image(3, 16, 16)))
            .add(new Convolution("conv", "input", 8, SlidingWindow.square(2, 3, 2, 1), 1))
            .add(new Flatten("flat", "conv"))
            .add(new Linear("fc", "flat", 10))
            .build();
    Graph rewired =
        start().add(new Flatten("flat", "input")).add(new Linear("fc", "flat", 10)).build();

    assertThat(retitled.content()).isEqualTo(graph().content());
    assertThat(rewired.content()).isNotEqualTo(graph().content());
  }

  /** A kernel element is idle when it reads padding at every position; found by trying all. */
  @ParameterizedTest
  @CsvSource({
    "1, 3, 1, 1, 1",
    "2, 3, 1, 1, 1",
    "1, 3, 2, 1, 1",
    "5, 3, 1, 2, 2",
    "7, 4, 2, 3, 1",
    "3, 5, 2, 1, 1",
    "2, 5, 2, 1, 1",
    "4, 3, 2, 1, 2",
    "98, 9, 4, 2, 1"
  })
  void idleElementsAreThoseThatReadPaddingEverywhere(
      int size, int kernel, int padding, int stride, int dilation) {
    var window =
        new SlidingWindow(
            List.of(kernel),
            List.of(stride),
            List.of(padding),
            List.of(padding),
            List.of(dilation));
    int span = dilation * (kernel - 1) + 1;
    boolean idle = false;
    for (int element = 0; element < kernel && size + 2 * padding >= span; element++) {
      boolean reads = false;
      for (int at = -padding; at + span <= size + padding; at += stride) {
        int read = at + element * dilation;
        reads |= read >= 0 && read < size;
      }
      idle |= !reads;
    }

    assertThat(window.hasIdleElements(0, size)).isEqualTo(idle);
  }
}
