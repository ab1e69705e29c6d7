package org.hcim.jobs.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;

/** The small trial's table for tests of other packages. */
public final class Trials {

  private Trials() {}

  /** Sweeps {@link Trial#SMALL} into a directory. */
  public static void sweepSmall(Path out) {
    Trial.of(Trial.SMALL).run(out, 2);
  }

  /** Its rows by design and network. */
  public static List<Row> results(Path out) {
    return Trial.rows(out);
  }

  /** Copies the results alone, without what was made of them. */
  public static void copy(Path out, Path copy) {
    try {
      for (String part : List.of("results", "control/sweeps")) {
        try (var files = Files.walk(out.resolve(part))) {
          for (Path file : files.toList()) {
            Path target = copy.resolve(out.relativize(file));
            Files.createDirectories(target.getParent());
            if (!Files.isDirectory(file)) {
              Files.copy(file, target);
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
