package org.hcim.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Damage to one file of a store. */
enum StoreDamage {
  DELETED {
    @Override
    void to(Path file, Path neighbor) throws IOException {
      Files.delete(file);
    }
  },
  EMPTIED {
    @Override
    void to(Path file, Path neighbor) throws IOException {
      Files.write(file, new byte[0]);
    }
  },
  TRUNCATED {
    @Override
    void to(Path file, Path neighbor) throws IOException {
      byte[] bytes = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    }
  },
  /** One bit, in the middle: a digit of a number, a letter, a byte of a page. */
  FLIPPED {
    @Override
    void to(Path file, Path neighbor) throws IOException {
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
    }
  },
  SWAPPED {
    @Override
    void to(Path file, Path neighbor) throws IOException {
      byte[] bytes = Files.readAllBytes(file);
      Files.write(file, Files.readAllBytes(neighbor));
      Files.write(neighbor, bytes);
    }
  };

  abstract void to(Path file, Path neighbor) throws IOException;

  /** Data and control files below an output directory, relative to it. */
  static List<Path> files(Path out) throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      return files
          .filter(Files::isRegularFile)
          .map(out::relativize)
          .filter(file -> !file.startsWith("report") && !file.toString().endsWith(".sql"))
          .sorted()
          .toList();
    }
  }

  /** The next file in the same directory, else the next of all. */
  static Path neighbor(List<Path> files, Path file) {
    return files.stream()
        .filter(other -> !other.equals(file) && other.getParent().equals(file.getParent()))
        .findFirst()
        .orElseGet(() -> files.get((files.indexOf(file) + 1) % files.size()));
  }
}
