package org.hcim.sweeps.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hcim.accelerator.network.Network;
import org.hcim.sweeps.workload.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in the documentation work as they stand. */
class DocumentationTest {

  private static final Path DOCS = Path.of("../docs");

  @TempDir private Path folder;

  @Test
  void specExampleHasAsManyPointsAsItSays() throws IOException {
    SweepSpec spec = SweepSpec.parse("corners.yaml", example("spec.md"), folder);
    assertThat(spec.space().size()).isEqualTo(39);
    assertThat(spec.workloads()).hasSize(2);
  }

  @Test
  void exampleOfConstantsIsASpecWithPlausibleNumbers() throws IOException {
    String text = Files.readString(DOCS.resolve("spec.md"));
    int start = text.indexOf("sweep: own_circuits");
    String yaml = text.substring(start, text.indexOf("```", start));
    SweepSpec spec = SweepSpec.parse("own.yaml", yaml, folder);

    assertThat(spec.constants()).hasSize(6);
    assertThat(spec.warnings()).isEmpty();
  }

  @Test
  void networkExampleIsANetwork() throws IOException {
    Path file = Files.writeString(folder.resolve("tiny.yaml"), example("networks.md"));
    assertThat(Network.of(Networks.load(file)).layers()).hasSize(1 + 2 * 3 + 2);
  }

  @Test
  void everyBundleAndNetworkIsDescribed() throws IOException {
    String spec = Files.readString(DOCS.resolve("spec.md"));
    assertThat(Bundles.names()).allSatisfy(name -> assertThat(spec).contains("`" + name + "`"));
    String networks = Files.readString(DOCS.resolve("networks.md"));
    assertThat(Networks.names())
        .allSatisfy(name -> assertThat(networks).contains("`" + name + "`"));
  }

  /** The first block of YAML. */
  private static String example(String document) throws IOException {
    String text = Files.readString(DOCS.resolve(document));
    int start = text.indexOf("```yaml\n") + "```yaml\n".length();
    return text.substring(start, text.indexOf("```", start));
  }
}
