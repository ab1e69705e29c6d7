package org.hcim.importer.onnx;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * The location of a tensor's data in another file.
 *
 * @param tensor the tensor that the data belongs to
 * @param location path relative to the model's folder
 * @param length bytes; -1 if the file does not state it
 */
record ExternalData(String tensor, String location, long offset, long length) {

  static ExternalData of(String tensor, List<StringStringEntryProto> entries) {
    String location = "";
    long offset = 0;
    long length = -1;
    for (StringStringEntryProto entry : entries) {
      switch (entry.getKey()) {
        case "location" -> location = entry.getValue();
        case "offset" -> offset = number("offset", entry.getValue());
        case "length" -> length = number("length", entry.getValue());
        default -> {} // a checksum or a key of a later version
      }
    }
    Refusal.unless(!location.isEmpty(), "external data without a location");
    return new ExternalData(tensor, location, offset, length);
  }

  private static long number(String key, String text) {
    Refusal.unless(
        text.matches("[0-9]{1,18}"),
        "%s (%s) of external data must be a whole number of bytes",
        key,
        Text.shown(text));
    return Long.parseLong(text);
  }

  /**
   * Reads the data, which must have this number of bytes and lie in the folder, with no symbolic
   * link in its path.
   */
  ByteBuffer read(Path folder, long bytes) {
    Path file = inside(folder);
    Refusal.unless(
        length == -1 || length == bytes,
        "length (%d) of external data in %s must be the tensor's %d bytes",
        length,
        Text.shown(location),
        bytes);
    try (FileChannel channel = FileChannel.open(file)) {
      Refusal.unless(
          offset <= channel.size() && bytes <= channel.size() - offset,
          "external data in %s end at byte %d, the file at %d",
          Text.shown(location),
          offset + bytes,
          channel.size());
      Refusal.unless(bytes <= Integer.MAX_VALUE, "external data of more than 2^31 - 1 bytes");
      ByteBuffer data = ByteBuffer.allocate((int) bytes);
      while (data.hasRemaining()) {
        if (channel.read(data, offset + data.position()) < 0) {
          throw new EOFException("the file became shorter");
        }
      }
      return data.flip();
    } catch (IOException e) {
      throw new Refusal("external data in " + Text.shown(location) + " cannot be read: " + e);
    }
  }

  private Path inside(Path folder) {
    Path relative;
    try {
      relative = Path.of(location);
    } catch (InvalidPathException e) {
      throw new Refusal("location (" + Text.shown(location) + ") of external data is not a path");
    }
    Path normal = relative.normalize();
    Refusal.unless(
        !relative.isAbsolute() && !normal.startsWith("..") && !normal.toString().isEmpty(),
        "location (%s) of external data must be within the model's folder",
        Text.shown(location));
    Path at = folder;
    for (Path part : normal) {
      at = at.resolve(part);
      Refusal.unless(
          !Files.isSymbolicLink(at),
          "location (%s) of external data must not be behind a symbolic link",
          Text.shown(location));
    }
    Refusal.unless(
        Files.isRegularFile(at, LinkOption.NOFOLLOW_LINKS),
        "the data of tensor %s: no file %s in the model's folder",
        Text.shown(tensor),
        Text.shown(location));
    requireOneLink(at);
    return at;
  }

  /** Rejects a second hard link, which could lead to a file outside the folder. */
  private void requireOneLink(Path file) {
    try {
      Object links = Files.getAttribute(file, "unix:nlink");
      Refusal.unless(
          links.equals(1),
          "external data: %s must have one hard link, not %s",
          Text.shown(location),
          links);
    } catch (UnsupportedOperationException | IOException e) {
      return; // a file system without link counts
    }
  }
}
