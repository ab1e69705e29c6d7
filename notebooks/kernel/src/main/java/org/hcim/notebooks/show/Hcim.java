package org.hcim.notebooks.show;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line, from a notebook. */
public final class Hcim {

  private Hcim() {}

  /**
   * The project's directory: the system property {@code hcim.root}, or the nearest parent directory
   * that contains the launcher.
   */
  public static Path root() {
    String known = System.getProperty("hcim.root");
    if (known != null) {
      return Path.of(known);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isExecutable(at.resolve("hcim"))) {
        return at;
      }
    }
    throw new IllegalStateException("no launcher hcim in this directory or above it");
  }

  /**
   * Runs a command in the project's directory and prints its output. Paths below that directory are
   * passed relative to it, so the output does not depend on its location.
   *
   * @throws IllegalStateException when it fails
   */
  public static void run(Object... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(root().resolve("hcim").toString()));
    for (Object argument : arguments) {
      boolean isBelow = argument instanceof Path path && path.startsWith(root());
      command.add((isBelow ? root().relativize((Path) argument) : argument).toString());
    }
    Process process =
        new ProcessBuilder(command).directory(root().toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    try (BufferedReader lines = process.inputReader()) {
      lines.lines().forEach(System.out::println);
    }
    int code = process.waitFor();
    if (code != 0) {
      throw new IllegalStateException(String.join(" ", command) + " exited with " + code);
    }
  }
}
