package org.hcim.importer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.hcim.accelerator.HostileCorpus;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every wrong file is refused with a message, quickly, and nothing is written. */
@Timeout(60)
class MalformedModelsTest {

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> isRefused() {
    return MalformedModels.all().entrySet().stream()
        .map(model -> dynamicTest(model.getKey(), () -> refuse(model.getValue())));
  }

  private void refuse(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("net.onnx"), content);
    Throwable thrown = catchThrowable(() -> read(file));
    assertThat(thrown).isInstanceOf(ImportException.class);
    assertThat(thrown.getMessage().length()).isBetween(10, 20_000);
    assertThat(thrown.getMessage()).doesNotContain("\u001b");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  private static ImportedNetwork read(Path file) {
    return OnnxFile.open(file).network("net", InputShapes.none());
  }

  @Test
  void thereAreManyKinds() {
    assertThat(MalformedModels.all()).hasSizeGreaterThan(60);
  }

  @Test
  void allProblemsAreNamedTogether() throws IOException {
    var m = new Model(13).input("x", 1, 3, 4, 4);
    m.node("NonMaxSuppression", "nms", List.of("x"));
    m.node("Relu", "behind", List.of("nms"));
    m.node("Conv", "conv", List.of("x", "absent"));
    Path file = m.write(folder, "behind", "conv");
    assertThat(catchThrowable(() -> read(file)))
        .hasMessage(
            "net.onnx cannot be imported, 2 problems:\n"
                + "  nms (NonMaxSuppression): the operator is not supported\n"
                + "  conv (Conv): tensor absent is not defined by an input, an initializer or a"
                + " node before");
  }

  @Test
  void anOpenSizeIsNamedWithWhatWouldBeAccepted() throws IOException {
    var m = new Model(13).openInput("x", "batch", 3, 4, 4);
    m.node("Conv", "conv", List.of("x", m.weight("w", 2, 3, 1, 1)));
    Path file = m.write(folder, "conv");
    assertThat(catchThrowable(() -> read(file)))
        .hasMessageContaining(
            "x (input): sizes are open (batch); give all sizes, as in --input x=1x3x4x4");
    var sizes = new InputShapes(Map.of("x", List.of(2L, 3L, 4L, 4L)));
    assertThat(OnnxFile.open(file).network("net", sizes).macs()).isEqualTo(2 * 16 * 6);
  }

  /** Bytes of a good file changed at random: it is read, or refused as every other file. */
  @Test
  void changedBytesGiveNoOtherError() throws IOException {
    var m = new Model(13).input("x", 1, 3, 4, 4);
    String conv = m.node("Conv", "conv", List.of("x", m.weight("w", 2, 3, 1, 1)));
    String flat = m.node("Reshape", "flat", List.of(conv, m.integers(1, -1)));
    String soft = m.node("Softmax", "soft", List.of(flat));
    byte[] good = m.build(soft).toByteArray();
    var random = new Random(7);
    var corpus = new HostileCorpus("ONNX files with changed bytes", Set.of(ImportException.class));
    for (int i = 0; i < 3000; i++) {
      byte[] changed = good.clone();
      for (int k = 0; k <= random.nextInt(4); k++) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      Path file = Files.write(folder.resolve("net.onnx"), changed);
      corpus.add("change " + i, () -> read(file));
    }
    corpus.assertAnswered();
  }

  @Test
  void wrongFilesTakeLittleTimeAndMemory() throws IOException {
    var corpus = new HostileCorpus("wrong ONNX files", Set.of(ImportException.class));
    for (Map.Entry<String, byte[]> model : MalformedModels.all().entrySet()) {
      Path file = Files.write(folder.resolve("net.onnx"), model.getValue());
      corpus.add(model.getKey(), () -> read(file));
    }
    corpus.assertAnswered();
  }
}
