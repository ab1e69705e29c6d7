package org.hcim.sweeps.yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files that a spec may name: files in the spec's folder or below it.
 *
 * @param name the folder's name in messages; empty for the working directory
 */
public record SpecFiles(Problems problems, Path folder, String name) {

  /** The path of a file; reports a problem if the file is missing or outside the folder. */
  public Optional<Path> find(Position at, String path, String file) {
    Optional<String> refusal = refusal(file);
    refusal.ifPresent(what -> problems.add(at, path, "(" + file + ") " + what));
    return refusal.isPresent() ? Optional.empty() : Optional.of(folder.resolve(file));
  }

  /** The name of a file in messages. */
  public String label(String file) {
    return name.isEmpty() ? file : name + "/" + file;
  }

  private Optional<String> refusal(String file) {
    try {
      Path found = folder.resolve(file);
      if (Path.of(file).isAbsolute() || !found.normalize().startsWith(folder.normalize())) {
        return Optional.of("must be in the spec's folder or below it");
      }
      if (!Files.isRegularFile(found)) {
        return Optional.of("is not a file; paths start from the spec's folder");
      }
      boolean inside = found.toRealPath().startsWith(folder.toRealPath());
      return inside ? Optional.empty() : Optional.of("is a link out of the spec's folder");
    } catch (InvalidPathException e) {
      return Optional.of("is not a path");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot resolve " + file, e);
    }
  }
}
