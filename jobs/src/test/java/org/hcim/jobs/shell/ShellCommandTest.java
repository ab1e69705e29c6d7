package org.hcim.jobs.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellCommandTest {

  @Test
  void plainWordsStayAsTheyAre() {
    assertThat(ShellCommand.hcim("report").path("hdfs://host:9000/out/a_b-1.2,3%+@x"))
        .hasToString("hcim report hdfs://host:9000/out/a_b-1.2,3%+@x");
    assertThat(ShellCommand.hcim("sweep").literal("SPEC --out").path("w/out dir"))
        .hasToString("hcim sweep SPEC --out 'w/out dir'");
  }

  /** The shell itself is asked what it makes of the line. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "out",
        "w/out dir",
        "it's",
        "''",
        "\"quoted\"",
        "$HOME",
        "`id`",
        "$(id)",
        "a\\b",
        "a;b",
        "a&b|c",
        "*",
        "~",
        "#x",
        "=x",
        "!x",
        "{a,b}",
        "[a]",
        "(a)",
        "<a>",
        "a\tb",
        "a\nb",
        "\u00fc\u00f6 \u6f22",
        ""
      })
  void aShellReadsBackEveryWord(String text) throws Exception {
    assertThat(words(ShellCommand.of("printf").literal("'%s\\0'").path(text).value(text)))
        .containsExactly(text, text);
  }

  @Test
  void aPathWithADashIsNoOption() throws Exception {
    ShellCommand command = ShellCommand.of("printf").literal("'%s\\0'").path("-out x").value("-1");

    assertThat(words(command)).containsExactly("./-out x", "-1");
  }

  private static List<String> words(ShellCommand command) throws IOException, InterruptedException {
    Process shell = new ProcessBuilder("sh", "-c", command.toString()).start();
    String output = new String(shell.getInputStream().readAllBytes(), UTF_8);
    assertThat(shell.waitFor()).isZero();
    return List.of(output.substring(0, output.length() - 1).split("\0", -1));
  }
}
