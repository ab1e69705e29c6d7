package org.hcim.jobs.accuracy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hcim.accelerator.Fuzzing;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fuzz")
class FuzzTest {

  @Test
  void zerosByLayer() throws IOException, InterruptedException {
    Fuzzing.assertNothingFound(
        ZerosTarget.class,
        List.of("{\"conv1\": 0.5, \"conv2\": 1}".getBytes(StandardCharsets.UTF_8)));
  }
}
