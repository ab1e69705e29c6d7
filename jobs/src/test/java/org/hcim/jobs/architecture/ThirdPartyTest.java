package org.hcim.jobs.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every library in the job jar is listed with its license, and every action has a digest. */
class ThirdPartyTest {

  private static final Path ROOT = Path.of(System.getProperty("hcim.root"));
  private static final Pattern ARTIFACT = Pattern.compile("\\s([\\w.-]+:[\\w.-]+):jar:");
  private static final Pattern LISTED = Pattern.compile("^\\| `([\\w.-]+:[\\w.-]+)` \\|");
  private static final Pattern TEXT = Pattern.compile("`(META-INF/licenses/[^`*]+)`");

  @Test
  void everyLibraryOfTheJarIsListed() throws IOException {
    assertThat(found(Path.of("target/jar-artifacts.txt"), ARTIFACT))
        .filteredOn(artifact -> !artifact.startsWith("org.hcim:"))
        .isNotEmpty()
        .containsExactlyElementsOf(found(ROOT.resolve("THIRD-PARTY.md"), LISTED));
  }

  @Test
  void everyLicenseTextThatIsNamedIsInTheJar() throws IOException {
    for (String text : found(ROOT.resolve("THIRD-PARTY.md"), TEXT)) {
      assertThat(ThirdPartyTest.class.getResource("/" + text)).as(text).isNotNull();
    }
  }

  @Test
  void actionsOfWorkflowsArePinnedByDigest() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs/nightly"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".yml")).toList()) {
        assertThat(Files.readAllLines(file))
            .filteredOn(line -> line.contains("uses:"))
            .allMatch(line -> line.matches(".*@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
      }
    }
  }

  /** All matches, sorted, with repetitions. */
  private static List<String> found(Path file, Pattern pattern) throws IOException {
    List<String> names = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      Matcher matcher = pattern.matcher(line);
      while (matcher.find()) {
        names.add(matcher.group(1));
      }
    }
    Collections.sort(names);
    return names;
  }
}
