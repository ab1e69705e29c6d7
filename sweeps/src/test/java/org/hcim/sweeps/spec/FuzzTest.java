package org.hcim.sweeps.spec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hcim.accelerator.Fuzzing;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fuzz")
class FuzzTest {

  @Test
  void specs() throws IOException, InterruptedException {
    List<String> seeds = new ArrayList<>(yamlFilesOf(Path.of("")));
    for (String place : HostileInputTest.PLACES) {
      HostileInputTest.VALUES.forEach(value -> seeds.add(place.replace("%s", value)));
    }
    fuzz(SpecTarget.class, seeds);
  }

  @Test
  void rules() throws IOException, InterruptedException {
    fuzz(
        RuleTarget.class,
        List.of(
            "xbar_rows * xbar_columns <= 16384 AND adc_bits BETWEEN 4 AND 8",
            "CASE WHEN readout IN ('sar', 'flash') THEN adc_bits > 3 ELSE true END",
            "greatest(xbar_rows, 2) - -1 <> CAST(energy_pj AS decimal(10, 2))",
            "workload LIKE 'res%' OR NOT (status IS NULL)"));
  }

  @Test
  void filesOfPoints() throws IOException, InterruptedException {
    List<String> seeds = new ArrayList<>(List.of("xbar_rows,readout\n64,ternary\n128,binary\n"));
    HostileInputTest.VALUES.forEach(value -> seeds.add("xbar_rows\n" + value + "\n"));
    fuzz(PointsTarget.class, seeds);
  }

  @Test
  void networks() throws IOException, InterruptedException {
    fuzz(NetworkTarget.class, yamlFilesOf(Path.of("networks")));
  }

  @Test
  void workloadsOfOtherTools() throws IOException, InterruptedException {
    fuzz(
        WorkloadTarget.class,
        List.of(
            "Layer name, IFMAP Height, IFMAP Width, Filter Height, Filter Width, Channels,"
                + " Num Filter, Strides,\nConv1, 32, 32, 3, 3, 3, 16, 1,\n",
            "Layer, M, N, K,\nGEMM, 64, 128, 256,\n",
            "32,32,3,3,3,16,0,1\n1,1,64,1,1,10,0,1\n"));
  }

  private static List<String> yamlFilesOf(Path folder) throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.toAbsolutePath())) {
      for (Path file : files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
        texts.add(Files.readString(file));
      }
    }
    return texts;
  }

  private static void fuzz(Class<?> target, List<String> seeds)
      throws IOException, InterruptedException {
    Fuzzing.assertNothingFound(
        target, seeds.stream().map(seed -> seed.getBytes(StandardCharsets.UTF_8)).toList());
  }
}
