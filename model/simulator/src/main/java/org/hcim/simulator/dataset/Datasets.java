package org.hcim.simulator.dataset;

import static org.hcim.accelerator.design.Check.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** Opens data sets by location; docs/datasets.md describes the formats. */
public final class Datasets {

  /** The location of the procedural set, which is computed, not read. */
  public static final String BUILTIN = "builtin";

  private static final String ACCEPTED =
      "must be CIFAR-10 batches (data_batch_*.bin, test_batch.bin, or one .bin),"
          + " IDX files (train-images-idx3-ubyte, ... , also .gz),"
          + " a folder with train/ and test/, or a folder with one folder per class";

  private Datasets() {}

  /**
   * Reads a part of a data set.
   *
   * @param location {@value #BUILTIN} or a path
   * @param most maximum number of images; the first ones of the part are read
   * @throws InvalidDatasetException if there is no data set, or a file breaks a rule of its format
   */
  public static LabeledImages open(String location, Split split, int most) throws IOException {
    check(most > 0, "images (%d) must be positive", most);
    if (location.equals(BUILTIN)) {
      return ProceduralImages.make(split, most);
    }
    LabeledImages images = source(path(location)).read(location, split, most);
    if (images.count() == 0) {
      throw new InvalidDatasetException(
          Path.of(location), "has no images to " + split.key() + " with");
    }
    return images;
  }

  private static Path path(String location) {
    try {
      return Path.of(location);
    } catch (InvalidPathException broken) {
      throw new InvalidDatasetException(
          Path.of(""), "'" + location + "' must be a path or " + BUILTIN, broken);
    }
  }

  private static Source source(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new InvalidDatasetException(
          path, "does not exist: it must be a file, a folder or the word " + BUILTIN);
    }
    if (CifarBatches.are(path)) {
      return new CifarBatches(path);
    }
    if (IdxFiles.are(path)) {
      return new IdxFiles(path);
    }
    if (Files.isDirectory(path) && ClassFolders.are(path)) {
      return new ClassFolders(path);
    }
    throw new InvalidDatasetException(path, ACCEPTED);
  }

  /** Returns whether a file name has this ending, ignoring case. */
  static boolean endsWith(Path file, String end) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(end);
  }

  /** A data set of one format. */
  interface Source {

    LabeledImages read(String name, Split split, int most) throws IOException;
  }
}
