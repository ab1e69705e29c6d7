package org.hcim.simulator.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A data set with one folder of images per class. Classes alternate, so that the first images of
 * the set contain all classes. Gray images become three equal channels.
 */
record ClassFolders(Path path) implements Datasets.Source {

  static boolean are(Path path) throws IOException {
    return !folders(path).isEmpty();
  }

  @Override
  public LabeledImages read(String name, Split split, int most) throws IOException {
    List<Path> classes = folders(divided() ? part(Split.TRAIN) : path);
    var files = new ArrayList<List<Path>>();
    for (Path each : classes) {
      files.add(files(each.getFileName().toString(), split));
    }
    checkClasses(classes, split);
    var names = classes.stream().map(each -> each.getFileName().toString()).toList();
    return read(name, split, names, byTurns(files, most));
  }

  private LabeledImages read(String name, Split split, List<String> classes, List<Labeled> images)
      throws IOException {
    LabeledImages.Builder builder = null;
    for (Labeled image : images) {
      Picture picture = Picture.read(image.file);
      if (builder == null) {
        builder = new LabeledImages.Builder(name, picture.shape(), classes);
      }
      builder.add(image.label, picture.shape(), picture.pixels());
    }
    if (builder == null && isShortOfImages()) {
      throw new InvalidDatasetException(
          path,
          "has no images to "
              + split.key()
              + " with: every fifth image of a class is for testing, the others to train with");
    }
    if (builder == null) {
      throw new InvalidDatasetException(path, "has no .jpg, .jpeg or .png in its class folders");
    }
    return builder.build();
  }

  /** Returns whether a part is empty only because every fifth image is for testing. */
  private boolean isShortOfImages() throws IOException {
    if (divided()) {
      return false;
    }
    for (Path each : folders(path)) {
      for (Split split : Split.values()) {
        if (!files(each.getFileName().toString(), split).isEmpty()) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean divided() {
    return Files.isDirectory(part(Split.TRAIN)) && Files.isDirectory(part(Split.TEST));
  }

  private Path part(Split split) {
    return path.resolve(split.key());
  }

  /**
   * Rejects test classes without a folder in train/, whose folders number the labels of both parts.
   */
  private void checkClasses(List<Path> classes, Split split) throws IOException {
    if (!divided() || split == Split.TRAIN) {
      return;
    }
    for (Path folder : folders(part(split))) {
      if (classes.stream().noneMatch(each -> each.getFileName().equals(folder.getFileName()))) {
        throw new InvalidDatasetException(
            folder, "is a class that " + part(Split.TRAIN) + " does not have");
      }
    }
  }

  private List<Path> files(String className, Split split) throws IOException {
    Path folder = (divided() ? part(split) : path).resolve(className);
    var all = new ArrayList<Path>();
    if (Files.isDirectory(folder)) {
      try (var entries = Files.newDirectoryStream(folder, ClassFolders::isImage)) {
        entries.forEach(all::add);
      }
    }
    all.sort(null);
    var chosen = new ArrayList<Path>();
    for (int i = 0; i < all.size(); i++) {
      if (divided() || split.holds(i)) {
        chosen.add(all.get(i));
      }
    }
    return chosen;
  }

  private static List<Labeled> byTurns(List<? extends List<Path>> files, int most) {
    int longest = files.stream().mapToInt(List::size).max().orElse(0);
    var images = new ArrayList<Labeled>();
    for (int turn = 0; turn < longest; turn++) {
      for (int label = 0; label < files.size() && images.size() < most; label++) {
        if (turn < files.get(label).size()) {
          images.add(new Labeled(label, files.get(label).get(turn)));
        }
      }
    }
    return images;
  }

  private static List<Path> folders(Path parent) throws IOException {
    var folders = new ArrayList<Path>();
    try (var entries = Files.newDirectoryStream(parent, ClassFolders::isClass)) {
      entries.forEach(folders::add);
    }
    folders.sort(null);
    return folders;
  }

  private static boolean isClass(Path path) {
    return Files.isDirectory(path) && !path.getFileName().toString().startsWith(".");
  }

  private static boolean isImage(Path file) {
    return Datasets.endsWith(file, ".jpg")
        || Datasets.endsWith(file, ".jpeg")
        || Datasets.endsWith(file, ".png");
  }

  private record Labeled(int label, Path file) {}
}
