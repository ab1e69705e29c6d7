package org.hcim.jobs.store;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;

/**
 * A directory on this machine. Hadoop's local file system can neither create nor rename atomically.
 */
record LocalVolume(Path root) implements Volume {

  private static final int DELETE_ATTEMPTS = 100;
  private static final long DELETE_PAUSE_MS = 20;

  static LocalVolume of(String out) {
    return new LocalVolume(new Location(out).local().orElseThrow().toAbsolutePath().normalize());
  }

  @Override
  public URI uri(String path) {
    return root.resolve(path).toUri();
  }

  @Override
  public boolean exists(String path) {
    return Files.exists(root.resolve(path));
  }

  @Override
  public List<String> list(String directory) throws IOException {
    if (!exists(directory)) {
      return List.of();
    }
    try (var names = Files.list(root.resolve(directory))) {
      return names.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Override
  public long size(String file) throws IOException {
    return Files.size(root.resolve(file));
  }

  @Override
  public InputStream open(String file) throws IOException {
    return Files.newInputStream(root.resolve(file));
  }

  @Override
  public InputFile parquet(String file) {
    return new LocalInputFile(root.resolve(file));
  }

  @Override
  public void createNew(String file, byte[] bytes) throws IOException {
    var path = root.resolve(file);
    var temporary = writeBeside(path, bytes);
    try {
      Files.createLink(path, temporary); // exclusive like CREATE_NEW, and never partially written
    } finally {
      Files.delete(temporary);
    }
    syncDirectory(path.getParent());
  }

  @Override
  public void replace(String file, byte[] bytes) throws IOException {
    var path = root.resolve(file);
    var temporary = writeBeside(path, bytes);
    try {
      Files.move(temporary, path, ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary); // left by a failed move
    }
    syncDirectory(path.getParent());
  }

  @Override
  public void publish(String from, String to) throws IOException {
    var target = root.resolve(to);
    if (Files.exists(target)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    makeDirectories(target.getParent());
    Files.move(root.resolve(from), target, ATOMIC_MOVE);
    syncDirectory(target.getParent());
  }

  @Override
  public void sync(String directory) throws IOException {
    for (var name : list(directory)) {
      sync(root.resolve(directory).resolve(name));
    }
    syncDirectory(root.resolve(directory));
  }

  @Override
  public Optional<FileStamp> stamp(String file) throws IOException {
    return Optional.of(FileStamp.of(root.resolve(file)));
  }

  @Override
  public void delete(String path) throws IOException {
    for (int attempt = 1; exists(path); attempt++) {
      try {
        deleteTree(root.resolve(path));
      } catch (UncheckedIOException | NoSuchFileException | DirectoryNotEmptyException e) {
        if (attempt == DELETE_ATTEMPTS) {
          throw new IOException("cannot delete " + root.resolve(path), e);
        }
        pause();
      }
    }
  }

  /**
   * Pauses between attempts: tasks of a canceled chunk may still write and remove files for a
   * moment.
   */
  private static void pause() throws InterruptedIOException {
    try {
      Thread.sleep(DELETE_PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted between two attempts to delete");
    }
  }

  private static void deleteTree(Path folder) throws IOException {
    try (var tree = Files.walk(folder)) {
      for (var each : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }

  @Override
  public long freeBytes() throws IOException {
    var existing = root;
    while (!Files.exists(existing)) {
      existing = existing.getParent();
    }
    return Files.getFileStore(existing).getUsableSpace();
  }

  private static Path writeBeside(Path path, byte[] bytes) throws IOException {
    makeDirectories(path.getParent());
    var temporary = path.resolveSibling("." + path.getFileName() + "-" + UUID.randomUUID());
    try (var channel = FileChannel.open(temporary, WRITE, CREATE_NEW)) {
      var buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    } catch (IOException e) {
      Files.deleteIfExists(temporary); // a full disk leaves a part of the file
      throw e;
    }
    return temporary;
  }

  /** Creates directories; a new directory survives a power loss only after its parent is synced. */
  private static void makeDirectories(Path directory) throws IOException {
    if (directory == null || Files.isDirectory(directory)) {
      return;
    }
    makeDirectories(directory.getParent());
    Files.createDirectories(directory); // another thread may have created it
    if (directory.getParent() != null) {
      syncDirectory(directory.getParent());
    }
  }

  /** Syncs a directory, without which a rename or a new name does not survive a power loss. */
  private static void syncDirectory(Path directory) throws IOException {
    sync(directory);
  }

  private static void sync(Path path) throws IOException {
    try (var channel = FileChannel.open(path, READ)) {
      channel.force(true);
    }
  }
}
