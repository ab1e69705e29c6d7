package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hcim.accelerator.network.Network;
import org.hcim.sweeps.workload.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files and commands of docs/tutorial.md, in their order: a network is trained, written as
 * ONNX, and compared on designs.
 */
class TutorialTest {

  private static final Path PAGE = Path.of("..", "docs", "tutorial.md");
  private static final Pattern FILE =
      Pattern.compile("```yaml\n# (\\w+\\.yaml)\n(.*?)```", Pattern.DOTALL);
  private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;
  private String run;
  private double trained;
  private double quantized;

  @Test
  void filesAndCommandsWork() throws IOException {
    LineNetwork.draw(Files.createDirectory(folder.resolve("images")));
    String page = Files.readString(PAGE);
    Matcher files = FILE.matcher(page);
    while (files.find()) {
      String text = files.group(2).replace("dataset: images", "dataset: " + folder + "/images");
      Files.writeString(folder.resolve(files.group(1)), text);
    }
    List<String> commands = commands(page);
    assertThat(commands).hasSizeGreaterThan(7);
    for (String command : commands) {
      run(command);
    }
    assertThat(trained).isGreaterThan(70);
    assertThat(quantized).isCloseTo(trained, within(5.0)); // training reads images of 4 bits
    assertThat(folder.resolve("out/my_net/report/index.html")).exists();
    theModelIsTheTrainedNetwork();
  }

  private static List<String> commands(String page) {
    var commands = new ArrayList<String>();
    Matcher blocks = COMMANDS.matcher(page);
    while (blocks.find()) {
      blocks.group(1).lines().map(line -> line.replaceFirst(" +#.*", "")).forEach(commands::add);
    }
    return commands;
  }

  private void run(String command) throws IOException {
    List<String> words = PocCommandTest.words(command).map(this::place).toList();
    if (words.get(0).equals("cp")) {
      Files.copy(Path.of(words.get(1)), Path.of(words.get(2)));
      return;
    }
    assertThat(words.get(0)).isEqualTo("./hcim");

    Terminal done = Terminal.run(words.subList(1, words.size()).toArray());

    assertThat(done.code()).as(command + "\n" + done.out() + done.err()).isZero();
    if (command.contains("conversion = 'float'")) {
      Matcher row = Pattern.compile("([0-9a-f]{16})\\W+([0-9.]+)").matcher(done.out());
      assertThat(row.find()).as(done.out()).isTrue();
      run = row.group(1);
      trained = Double.parseDouble(row.group(2));
    } else if (command.contains("hcim quantize")) {
      String row = done.out().lines().filter(line -> line.startsWith("float ")).toList().get(0);
      quantized = Double.parseDouble(row.split(" +", -1)[1]);
    }
  }

  private String place(String word) {
    return word.matches("(my_|out|images).*")
        ? folder.resolve(word.replace("RUN", String.valueOf(run))).toString()
        : word;
  }

  private void theModelIsTheTrainedNetwork() throws IOException {
    Terminal imported = Terminal.run("import", place("my_net.onnx"), "--format", "json");

    long macs = Network.of(Networks.load(folder.resolve("my_net.yaml"))).macs();
    assertThat(new ObjectMapper().readTree(imported.out()).get("macs").asLong()).isEqualTo(macs);
  }
}
