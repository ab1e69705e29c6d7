package org.hcim.jobs.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Directories with their content. */
public final class Trees {

  private Trees() {}

  /** Copies a directory's content into another one, which may exist. */
  public static void copy(Path from, Path to) throws IOException {
    try (var tree = Files.walk(from)) {
      for (var source : tree.toList()) {
        var target = to.resolve(from.relativize(source).toString());
        if (Files.isDirectory(source)) {
          Files.createDirectories(target);
        } else {
          Files.copy(source, target);
        }
      }
    }
  }

  /** Deletes a directory. */
  public static void delete(Path directory) throws IOException {
    try (var tree = Files.walk(directory)) {
      for (var path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
