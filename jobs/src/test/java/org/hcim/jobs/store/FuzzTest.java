package org.hcim.jobs.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hcim.accelerator.Fuzzing;
import org.hcim.jobs.session.SharedSpark;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("fuzz")
class FuzzTest {

  /** Begins with the control files of a table. */
  @Test
  void controlFiles(@TempDir Path out) throws IOException, InterruptedException {
    ToySweep.run(out.toString(), SharedSpark.get());
    List<byte[]> seeds = new ArrayList<>();
    try (Stream<Path> files = Files.walk(out.resolve("control"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
        seeds.add(Files.readAllBytes(file));
      }
    }
    seeds.add("{\"id\": \"s_1\"}".getBytes(StandardCharsets.UTF_8));
    Fuzzing.assertNothingFound(ControlFileTarget.class, seeds);
  }
}
