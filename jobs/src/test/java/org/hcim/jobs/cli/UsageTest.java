package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.technology.Constant;
import org.hcim.jobs.table.TableSchema;
import org.hcim.sweeps.spec.Bundles;
import org.hcim.sweeps.workload.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

  private static final List<String> COMMANDS =
      List.of(
          "sweep",
          "plan",
          "explain",
          "summary",
          "optimum",
          "import",
          "train",
          "views",
          "frontier",
          "report",
          "simulate",
          "quantize",
          "poc",
          "export",
          "random-network",
          "pack",
          "sql",
          "sensitivity",
          "nightly",
          "status",
          "verify",
          "repair",
          "reproduce",
          "validate",
          "list");

  @TempDir private Path directory;

  @Test
  void helpNamesEveryCommandAndExitCode() {
    Terminal help = Terminal.run("--help");

    assertThat(help.code()).isZero();
    assertThat(help.out())
        .contains(COMMANDS)
        .contains("2 wrong usage or spec", "5 damaged results", "75 locked", "130 canceled")
        .contains("designs on 3 networks\n", "the paper's numbers beside the model's\n");
  }

  @ParameterizedTest
  @FieldSource("COMMANDS")
  void everyCommandHasItsHelp(String command) {
    Terminal help = Terminal.run(command, "--help");

    assertThat(help.code()).isZero();
    assertThat(help.out()).startsWith("Usage: hcim " + command);
    assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(Terminal.run("help", command).out()).isEqualTo(help.out());
  }

  @Test
  void withoutArgumentsTheHelpIsAnError() {
    Terminal nothing = Terminal.run();

    assertThat(nothing.code()).isEqualTo(ExitCode.USAGE);
    assertThat(nothing.out()).contains(COMMANDS);
  }

  @ParameterizedTest
  @CsvSource({
    "swep, sweep",
    "swewp, sweep",
    "repot, report",
    "sumary, summary",
    "statuss, status",
    "sq, sql",
    "fronteir, frontier"
  })
  void anUnknownCommandIsAnErrorThatSuggestsOne(String typo, String meant) {
    Terminal unknown = Terminal.run(typo, "x.yaml");

    assertThat(unknown.code()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err())
        .isEqualTo("no command " + typo + "; did you mean hcim " + meant + "?\n");
  }

  @Test
  void aCommandUnlikeAnyOtherIsAnErrorToo() {
    assertThat(Terminal.run("abracadabra").err())
        .isEqualTo("no command abracadabra; hcim --help lists all\n");
  }

  /** The whole help would push the message off the screen. */
  @ParameterizedTest
  @CsvSource({
    "sql out --frmat csv q,          no option --frmat; did you mean --format?",
    "sql out --formatted=csv q,      no option --formatted",
    "sweep x.yaml --outt y,          no option --outt; did you mean --out?",
    "sweep x.yaml y.yaml,            unexpected argument: y.yaml",
    "explain x.yaml,                 Missing required parameter: 'INDEX'",
    "sweep x.yaml --out,             Missing required parameter for option '--out' (DIR)"
  })
  void aWrongWordIsAnErrorWithTheUsage(String words, String message) {
    String[] given = words.split(" ", -1);
    Terminal wrong = Terminal.run((Object[]) given);
    String command = "hcim " + given[0];

    assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.err())
        .startsWith(message + "\nUsage: " + command + " [-hV]")
        .endsWith("\n" + command + " --help describes all options\n");
    assertThat(wrong.err().lines().count()).isLessThan(12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sweep", "plan"})
  void aMissingSpecIsAnError(String command) {
    Terminal missing = Terminal.run(command, "nowhere.yaml");

    assertThat(missing.code()).isEqualTo(ExitCode.USAGE);
    assertThat(missing.err())
        .isEqualTo("nowhere.yaml is not a file; a spec is a YAML file, see sweeps/\n");
  }

  @Test
  void theVersionNamesTheModelAndTheCommit() {
    Terminal version = Terminal.run("--version");

    assertThat(version.code()).isZero();
    assertThat(version.out())
        .matches("hcim \\S+, model " + CostModel.VERSION + ", commit \\S+, Java \\S+\n");
  }

  @Test
  void listNamesEverything() {
    String parameters = Terminal.run("list", "parameters").out();
    for (Parameter parameter : Parameter.values()) {
      assertThat(parameters).contains(parameter.column());
    }
    String constants = Terminal.run("list", "constants").out();
    for (Constant constant : Constant.values()) {
      assertThat(constants).contains(constant.key());
    }
    assertThat(Terminal.run("list", "networks").out()).contains(Networks.names());
    assertThat(Terminal.run("list", "bundles").out()).contains(Bundles.names());
    assertThat(Terminal.run("list", "columns").out())
        .hasLineCount(
            TableSchema.all().stream().mapToInt(schema -> schema.ownColumns().size()).sum())
        .contains("energy_dcim_pj");
  }

  @Test
  void listOfAnythingElseIsAnError() {
    Terminal other = Terminal.run("list", "colors");

    assertThat(other.code()).isEqualTo(ExitCode.USAGE);
    assertThat(other.err()).contains("colors");
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "verify", "summary"})
  void aDirectoryWithoutASweepIsAnError(String command) throws IOException {
    Files.writeString(directory.resolve("notes.txt"), "mine");
    Terminal empty = Terminal.run(command, directory);

    assertThat(empty.code()).isEqualTo(ExitCode.USAGE);
    assertThat(empty.err()).startsWith(directory + " contains no ");
    assertThat(Terminal.run(command, directory.resolve("none")).code()).isEqualTo(ExitCode.USAGE);
  }
}
