package org.hcim.jobs.store;

import static org.hcim.jobs.store.Rule.refuseUnless;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.Options.CreateFileOptionKeys;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.VersionInfo;
import org.apache.parquet.io.InputFile;

/**
 * A prefix in an S3 bucket. A put of one object is atomic and can be conditional on the object's
 * absence; renaming a directory copies its objects one at a time. A published directory therefore
 * does not count as a commit: files are committed when a record lists them, and the record is a
 * single put. A reader that lists the bucket directly sees files of chunks that are being published
 * or whose writer was killed, until the next run removes them.
 *
 * @param files reads, lists and deletes as in HDFS
 */
record ObjectVolume(HadoopVolume files) implements Volume {

  private static final String CLIENT = "org.apache.hadoop.fs.s3a.S3AFileSystem";
  private static final String CONDITIONAL_PUT =
      CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE;

  /**
   * The volume of an {@code s3a:} URI.
   *
   * @throws StoreException.Refused when the S3 client is not on the class path
   */
  static ObjectVolume of(String out) {
    if (new Configuration().getClassByNameOrNull(CLIENT) == null) {
      throw new StoreException.Refused(
          out
              + ": s3a: needs hadoop-aws on the class path, as by spark-submit --packages"
              + " org.apache.hadoop:hadoop-aws:"
              + VersionInfo.getVersion());
    }
    return new ObjectVolume(HadoopVolume.of(out));
  }

  @Override
  public URI uri(String path) {
    return files.uri(path);
  }

  @Override
  public boolean exists(String path) throws IOException {
    return files.exists(path);
  }

  @Override
  public List<String> list(String directory) throws IOException {
    return files.list(directory);
  }

  @Override
  public long size(String file) throws IOException {
    return files.size(file);
  }

  @Override
  public InputStream open(String file) throws IOException {
    return files.open(file);
  }

  @Override
  public InputFile parquet(String file) throws IOException {
    return files.parquet(file);
  }

  /**
   * Creates an object. The response to a put can be lost and the put repeated; the object then has
   * the same bytes, which no other writer puts because they contain a token or file names with one.
   */
  @Override
  public void createNew(String file, byte[] bytes) throws IOException {
    try {
      putIfAbsent(file, bytes);
    } catch (IOException e) {
      Optional<byte[]> existing = read(file);
      if (existing.isEmpty()) {
        throw e;
      }
      if (!Arrays.equals(existing.get(), bytes)) {
        var exists = new FileAlreadyExistsException(uri(file).toString());
        exists.initCause(e);
        throw exists;
      }
    }
  }

  /** Checks conditional puts, which the server must enforce. */
  @Override
  public void checkCreatesOnce(String file) throws IOException {
    refuseUnless(
        files.fileSystem().hasPathCapability(files.at(file), CONDITIONAL_PUT),
        "%s: the client of S3 makes no conditional puts; it must be hadoop-aws %s, without the"
            + " setting fs.s3a.create.conditional.enabled=false",
        uri(""),
        VersionInfo.getVersion());
    new CreationTrial(this, file).run();
  }

  private void putIfAbsent(String file, byte[] bytes) throws IOException {
    FSDataOutputStreamBuilder<?, ?> put = files.fileSystem().createFile(files.at(file));
    put.recursive();
    put.must(CONDITIONAL_PUT, true);
    try (FSDataOutputStream out = put.build()) {
      out.write(bytes);
    }
  }

  @Override
  public void replace(String file, byte[] bytes) throws IOException {
    try (var out = files.fileSystem().create(files.at(file), true)) {
      out.write(bytes);
    }
  }

  @Override
  public void publish(String from, String to) throws IOException {
    if (!list(to).isEmpty()) {
      throw new FileAlreadyExistsException(uri(to).toString());
    }
    if (files.fileSystem().getFileStatus(files.at(from)).isFile()) {
      copy(files.at(from), files.at(to));
      return;
    }
    copyObjects(files.at(from), files.at(to));
    delete(from);
  }

  /** Copies objects; empty directories, which a delete may leave behind, are not copied. */
  private void copyObjects(Path from, Path to) throws IOException {
    var objects = files.fileSystem().listFiles(from, true);
    while (objects.hasNext()) {
      var object = objects.next().getPath();
      var path = from.toUri().relativize(object.toUri()).getPath();
      copy(object, new Path(to, path));
    }
  }

  private void copy(Path from, Path to) throws IOException {
    if (!files.fileSystem().rename(from, to)) {
      throw new IOException("%s cannot be copied to %s".formatted(from, to));
    }
  }

  /** Does nothing: an acknowledged put is durable. */
  @Override
  public void sync(String directory) {}

  /**
   * Returns no stamp: only {@code verify} compares hashes. The S3 client compares no checksums of
   * objects unless {@code fs.s3a.checksum.validation} is set.
   */
  @Override
  public Optional<FileStamp> stamp(String file) {
    return Optional.empty();
  }

  @Override
  public void delete(String path) throws IOException {
    files.delete(path);
  }

  @Override
  public long freeBytes() {
    return Long.MAX_VALUE;
  }
}
