package org.hcim.jobs.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/**
 * File attributes that change when the file is written, as far as the file system reports them.
 *
 * @param text size, inode, and the times of the last content and attribute changes
 * @param changedAt the later of the two times
 */
record FileStamp(String text, Instant changedAt) {

  /** Clock resolution: two changes within this time may have equal timestamps. */
  private static final Duration CLOCK_STEP = Duration.ofSeconds(2);

  static FileStamp of(Path file) throws IOException {
    var basic = Files.readAttributes(file, BasicFileAttributes.class);
    var modified = basic.lastModifiedTime().toInstant();
    var changed = statusChange(file, modified);
    return new FileStamp(
        "%d %s %s %s".formatted(basic.size(), basic.fileKey(), modified, changed),
        modified.isAfter(changed) ? modified : changed);
  }

  /** Returns whether the last write is old enough that another write could not go unnoticed. */
  boolean isSettled(Instant now) {
    return changedAt.plus(CLOCK_STEP).isBefore(now);
  }

  /**
   * The time of the last attribute change, which programs cannot set, unlike the modification time.
   */
  private static Instant statusChange(Path file, Instant other) throws IOException {
    return file.getFileSystem().supportedFileAttributeViews().contains("unix")
        ? ((FileTime) Files.getAttribute(file, "unix:ctime")).toInstant()
        : other;
  }
}
