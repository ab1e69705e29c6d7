package org.hcim.jobs.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** A directory in HDFS, where create and rename are atomic. */
record HadoopVolume(Path root, FileContext files, FileSystem fileSystem) implements Volume {

  static HadoopVolume of(String out) {
    return of(new Path(out), settings());
  }

  /** Hadoop's configuration: the session's, if one is open. */
  static Configuration settings() {
    var session = SparkSession.getDefaultSession();
    return session.isDefined()
        ? session.get().sparkContext().hadoopConfiguration()
        : configuration();
  }

  /**
   * The configuration from the class path and from spark-submit's {@code --conf spark.hadoop.*}.
   */
  private static Configuration configuration() {
    var conf = new Configuration();
    for (var setting : new SparkConf().getAllWithPrefix("spark.hadoop.")) {
      conf.set(setting._1(), setting._2());
    }
    return conf;
  }

  static HadoopVolume of(Path root, Configuration conf) {
    try {
      var fileSystem = root.getFileSystem(conf);
      var files = FileContext.getFileContext(root.toUri(), conf);
      return new HadoopVolume(fileSystem.makeQualified(root), files, fileSystem);
    } catch (IOException e) {
      throw new UncheckedIOException(root + " cannot be reached: " + e.getMessage(), e);
    }
  }

  @Override
  public URI uri(String path) {
    return at(path).toUri();
  }

  @Override
  public boolean exists(String path) throws IOException {
    return fileSystem.exists(at(path));
  }

  @Override
  public List<String> list(String directory) throws IOException {
    try {
      return Arrays.stream(fileSystem.listStatus(at(directory)))
          .map(status -> status.getPath().getName())
          .sorted()
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  @Override
  public long size(String file) throws IOException {
    return fileSystem.getFileStatus(at(file)).getLen();
  }

  @Override
  public InputStream open(String file) throws IOException {
    return fileSystem.open(at(file));
  }

  @Override
  public InputFile parquet(String file) throws IOException {
    return HadoopInputFile.fromPath(at(file), fileSystem.getConf());
  }

  @Override
  public void createNew(String file, byte[] bytes) throws IOException {
    var temporary = writeBeside(file, bytes);
    try {
      rename(temporary, at(file));
    } catch (IOException e) {
      discard(temporary, e);
      throw e;
    }
  }

  @Override
  public void replace(String file, byte[] bytes) throws IOException {
    var temporary = writeBeside(file, bytes);
    try {
      files.rename(temporary, at(file), Options.Rename.OVERWRITE);
    } catch (IOException e) {
      discard(temporary, e);
      throw e;
    }
  }

  /** Deletes a temporary file after a failure, which remains the cause if this fails too. */
  private void discard(Path temporary, IOException failure) {
    try {
      fileSystem.delete(temporary, false);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public void publish(String from, String to) throws IOException {
    fileSystem.mkdirs(at(to).getParent());
    rename(at(from), at(to));
  }

  /**
   * Does nothing: HDFS keeps the blocks of closed files on several machines; it syncs them to disk
   * if configured to.
   */
  @Override
  public void sync(String directory) {}

  /** Returns no stamp: HDFS verifies the checksum of each block on reading. */
  @Override
  public Optional<FileStamp> stamp(String file) {
    return Optional.empty();
  }

  @Override
  public void delete(String path) throws IOException {
    fileSystem.delete(at(path), true);
  }

  @Override
  public long freeBytes() throws IOException {
    return fileSystem.getStatus(root).getRemaining();
  }

  /** The path in the file system; the root for an empty path, which Hadoop rejects. */
  Path at(String path) {
    return path.isEmpty() ? root : new Path(root, path);
  }

  private Path writeBeside(String file, byte[] bytes) throws IOException {
    var path = at(file);
    var temporary = new Path(path.getParent(), "." + path.getName() + "-" + UUID.randomUUID());
    try (var out = fileSystem.create(temporary, false)) {
      out.write(bytes);
      out.hsync();
    }
    return temporary;
  }

  private void rename(Path from, Path to) throws IOException {
    try {
      files.rename(from, to, Options.Rename.NONE);
    } catch (org.apache.hadoop.fs.FileAlreadyExistsException e) {
      var exists = new FileAlreadyExistsException(to.toString());
      exists.initCause(e);
      throw exists;
    }
  }
}
