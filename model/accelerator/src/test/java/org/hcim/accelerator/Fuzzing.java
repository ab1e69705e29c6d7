package org.hcim.accelerator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fuzzer (Jazzer) on one parser, in a process of its own. It changes inputs toward new branches
 * of the code, and reports every exception and hang that the target does not expect. It is on the
 * class path with {@code -Pfuzz} only; {@code -Dfuzz.seconds=N} is the time of each target.
 */
public final class Fuzzing {

  private static final String FUZZER = "com.code_intelligence.jazzer.Jazzer";

  /** The machine may be busy. */
  private static final int HANG_SECONDS = 120;

  private static final int MAX_INPUT_BYTES = 1 << 16;

  private Fuzzing() {}

  /**
   * Fuzzes a target, and fails when there is a finding.
   *
   * @param target class with a method {@code fuzzerTestOneInput(byte[])}
   * @param seeds inputs to begin with
   */
  public static void assertNothingFound(Class<?> target, List<byte[]> seeds)
      throws IOException, InterruptedException {
    Path folder = Path.of("target", "fuzz", target.getSimpleName()).toAbsolutePath();
    Path corpus = Files.createDirectories(folder.resolve("corpus"));
    Path findings = Files.createDirectories(folder.resolve("findings"));
    for (int i = 0; i < seeds.size(); i++) {
      Files.write(corpus.resolve("seed-" + i), seeds.get(i));
    }
    File log = folder.resolve("log.txt").toFile();
    int exit =
        new ProcessBuilder(command(target, corpus, findings))
            .directory(findings.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start()
            .waitFor();
    System.out.printf("%s: %s%n", target.getSimpleName(), lastLine(log.toPath()));
    assertThat(exit).as("%s: see %s", target.getSimpleName(), log).isZero();
    try (Stream<Path> files = Files.list(findings)) {
      assertThat(files).as("findings of %s", target.getSimpleName()).isEmpty();
    }
  }

  private static List<String> command(Class<?> target, Path corpus, Path findings) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx1g",
        "-cp",
        System.getProperty("java.class.path"),
        FUZZER,
        "--target_class=" + target.getName(),
        "--instrumentation_includes=org.hcim.**:org.snakeyaml.**:de.siegmar.**:ai.onnx.**",
        "--keep_going=20",
        "-max_total_time=" + System.getProperty("fuzz.seconds", "60"),
        "-max_len=" + MAX_INPUT_BYTES,
        "-timeout=" + HANG_SECONDS,
        "-report_slow_units=" + HANG_SECONDS,
        "-rss_limit_mb=4096",
        "-artifact_prefix=" + findings + File.separator,
        corpus.toString());
  }

  private static String lastLine(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return lines.isEmpty() ? "no output" : lines.get(lines.size() - 1);
  }
}
