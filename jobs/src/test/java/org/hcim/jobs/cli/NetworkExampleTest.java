package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.accelerator.network.Network;
import org.hcim.sweeps.workload.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/networks.md, with the files and commands that the page shows. */
class NetworkExampleTest {

  private static final Path PAGE = Path.of("../docs/networks.md");
  private static final Pattern FILE =
      Pattern.compile("```yaml\n# (\\w+\\.yaml)\n(.*?)```", Pattern.DOTALL);
  private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  @TempDir private Path folder;

  @Test
  void aNetworkOfOnesOwnIsCostedTrainedSimulatedAndSwept() throws IOException {
    String page = Files.readString(PAGE);
    Matcher files = FILE.matcher(page);
    while (files.find()) {
      Files.writeString(folder.resolve(files.group(1)), here(files.group(2)));
    }
    Matcher shown = COMMANDS.matcher(page);
    assertThat(shown.find()).isTrue();
    List<String> commands = shown.group(1).lines().toList();
    assertThat(commands).hasSize(6);

    assertThat(run(commands.get(0))).contains("block.0.conv1", "head");
    assertThat(run(commands.get(1))).contains("my_net ternary", "my_net adc 6 bits");
    String run = runOf("ternary", run(commands.get(2)));
    assertThat(run(commands.get(3).replace("RUN", run))).contains("block.1.conv2");
    assertThat(run(commands.get(4))).isNotBlank();
    assertThat(run(commands.get(5))).contains("ternary", "sar");
    accuraciesAreThoseOfTheTraining();
    zerosHaveTheNamesOfTheCosts();
  }

  private void accuraciesAreThoseOfTheTraining() {
    String measured =
        "SELECT round(top1_pct, 6) AS t FROM accuracy WHERE conversion IN ('ternary', 'adc')"
            + " ORDER BY t";
    String swept =
        "SELECT round(accuracy_top1_pct, 6) AS t FROM results WHERE accuracy_top1_pct IS NOT NULL"
            + " AND xbar_rows = 64 ORDER BY t";

    String expected = csv("out/my_training", measured);
    assertThat(expected.lines()).hasSize(3);
    assertThat(csv("out/my_sweep", swept)).isEqualTo(expected);
  }

  /** Layers are called alike in the training's measurements and in the sweep's network. */
  private void zerosHaveTheNamesOfTheCosts() throws IOException {
    String csv =
        csv(
            "out/my_training",
            "SELECT zero_frac_by_layer AS z FROM accuracy WHERE conversion = 'ternary'");
    String json = csv.lines().skip(1).findFirst().orElseThrow();
    json = json.substring(1, json.length() - 1).replace("\"\"", "\"");
    Network network = Network.of(Networks.load(folder.resolve("my_net.yaml")));
    List<String> products =
        network.layers().stream()
            .filter(MvmLayer.class::isInstance)
            .map(layer -> layer.name())
            .toList();

    var measured = new ArrayList<String>();
    new ObjectMapper().readTree(json).fieldNames().forEachRemaining(measured::add);
    assertThat(measured).containsExactlyElementsOf(products.subList(0, products.size() - 1));
  }

  private String csv(String out, String query) {
    return Terminal.run("sql", folder.resolve(out), query, "--format", "csv").out();
  }

  private static String runOf(String conversion, String table) {
    return table
        .lines()
        .filter(line -> line.contains(conversion))
        .map(line -> Pattern.compile("\\b[0-9a-f]{16}\\b").matcher(line))
        .filter(Matcher::find)
        .map(Matcher::group)
        .findFirst()
        .orElseThrow();
  }

  private String run(String command) {
    var words = new ArrayList<Object>();
    Matcher word = WORD.matcher(command);
    while (word.find()) {
      words.add(word.group(1) == null ? here(word.group(2)) : word.group(1));
    }
    assertThat(words.remove(0)).isEqualTo("./hcim");
    Terminal terminal = Terminal.run(words.toArray());
    assertThat(terminal.code()).as(command + "\n" + terminal.err()).isZero();
    return terminal.out();
  }

  /** The content of the example's folder. */
  private String here(String text) {
    String path = folder + "/";
    return text.matches("my_\\w+\\.yaml") ? path + text : text.replace("out/", path + "out/");
  }
}
