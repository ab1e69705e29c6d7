package org.hcim.simulator.inference;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hcim.accelerator.Fuzzing;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fuzz")
class FuzzTest {

  @Test
  void quantizedNetworks() throws IOException, InterruptedException {
    List<byte[]> seeds =
        IntStream.range(0, 20)
            .boxed()
            .flatMap(
                seed -> Stream.of(SmallNetworks.random(seed), SmallNetworks.withThresholds(seed)))
            .map(NetworkFile::bytes)
            .toList();
    Fuzzing.assertNothingFound(NetworkFileTarget.class, seeds);
  }
}
