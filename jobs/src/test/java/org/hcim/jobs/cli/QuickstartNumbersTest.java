package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Texts that state the number of designs of the quickstart state what its plan counts. */
class QuickstartNumbersTest {

  private static final Path ROOT = Path.of(System.getProperty("hcim.root"));
  private static final Pattern KEPT = Pattern.compile("([\\d,]+) kept");

  @Test
  void readmeHelpAndQueriesStateTheNumberOfDesigns() throws IOException {
    Terminal plan = Terminal.run("plan", ROOT.resolve("sweeps/quickstart.yaml"));
    Matcher kept = KEPT.matcher(plan.out());
    assertThat(kept.find()).as(plan.out() + plan.err()).isTrue();

    assertThat(Files.readString(ROOT.resolve("README.md")))
        .contains(kept.group(1) + " designs x 3 networks");
    assertThat(Files.readString(ROOT.resolve("docs/queries.md")))
        .contains(kept.group(1) + " designs each");
    assertThat(Terminal.run("--help").out()).contains(kept.group(1) + " designs on 3 networks");
  }
}
