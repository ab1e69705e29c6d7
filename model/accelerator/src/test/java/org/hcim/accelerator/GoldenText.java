package org.hcim.accelerator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A digest that must not change, kept as a file; {@code -Dhcim.golden.rewrite=true} rewrites it.
 */
public final class GoldenText {

  private static final boolean REWRITE = Boolean.getBoolean("hcim.golden.rewrite");

  private GoldenText() {}

  /** The content of a file, after it was rewritten on demand; CI never rewrites it. */
  public static String of(Path file, String actual) throws IOException {
    if (REWRITE) {
      assertThat(System.getenv("CI")).as("CI must not rewrite %s", file).isNull();
      Files.createDirectories(file.getParent());
      Files.writeString(file, actual + "\n");
    }
    return Files.readString(file).strip();
  }
}
