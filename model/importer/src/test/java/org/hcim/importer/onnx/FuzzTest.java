package org.hcim.importer.onnx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hcim.accelerator.Fuzzing;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fuzz")
class FuzzTest {

  @Test
  void onnxFiles() throws IOException, InterruptedException {
    List<byte[]> seeds = new ArrayList<>(MalformedModels.all().values());
    seeds.removeIf(model -> model.length > 1 << 14);
    var m = new Model(13).input("x", 1, 3, 4, 4);
    String conv = m.node("Conv", "conv", List.of("x", m.weight("w", 2, 3, 1, 1)));
    String flat = m.node("Reshape", "flat", List.of(conv, m.integers(1, -1)));
    seeds.add(m.build(m.node("Softmax", "soft", List.of(flat))).toByteArray());
    Fuzzing.assertNothingFound(OnnxTarget.class, seeds);
  }
}
