package org.hcim.jobs.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/**
 * Attributes of a file that change when its content is written, as far as the file system tells.
 *
 * @param text size, inode, and the times of the last change of content and of attributes
 * @param changedAt the later of the two times
 */
record FileStamp(String text, Instant changedAt) {

  /** Two changes within this time may leave the same times. */
  private static final Duration CLOCK_STEP = Duration.ofSeconds(2);

  static FileStamp of(Path file) throws IOException {
    var basic = Files.readAttributes(file, BasicFileAttributes.class);
    var modified = basic.lastModifiedTime().toInstant();
    var changed = statusChange(file, modified);
    return new FileStamp(
        "%d %s %s %s".formatted(basic.size(), basic.fileKey(), modified, changed),
        modified.isAfter(changed) ? modified : changed);
  }

  /** True when the file was not written so recently that another write could go unnoticed. */
  boolean isSettled(Instant now) {
    return changedAt.plus(CLOCK_STEP).isBefore(now);
  }

  /** Programs can set a file's time of modification, but not this one. */
  private static Instant statusChange(Path file, Instant other) throws IOException {
    return file.getFileSystem().supportedFileAttributeViews().contains("unix")
        ? ((FileTime) Files.getAttribute(file, "unix:ctime")).toInstant()
        : other;
  }
}
