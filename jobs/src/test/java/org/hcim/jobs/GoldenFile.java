package org.hcim.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that users rely on, kept as files; {@code -Dhcim.golden.rewrite=true} rewrites them. */
public final class GoldenFile {

  private static final boolean REWRITE = Boolean.getBoolean("hcim.golden.rewrite");

  private GoldenFile() {}

  /** Asserts that a text is the file's content; CI never rewrites it. */
  public static void check(Path file, String actual) throws IOException {
    if (REWRITE) {
      assertThat(System.getenv("CI")).as("CI must not rewrite %s", file).isNull();
      Files.createDirectories(file.getParent());
      Files.writeString(file, actual);
    }
    assertThat(actual)
        .as("rewrite %s with -Dhcim.golden.rewrite=true", file)
        .isEqualTo(Files.readString(file));
  }
}
