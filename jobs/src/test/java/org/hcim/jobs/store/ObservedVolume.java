package org.hcim.jobs.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.io.InputFile;

/**
 * A volume that tells an observer before each call and after some changes, and where Spark writes
 * to.
 */
record ObservedVolume(Volume volume, Observer observer, String scheme) implements Volume {

  /** Looks on, fails, or ends the process. */
  interface Observer {
    void see(String event) throws IOException;
  }

  @Override
  public URI uri(String path) {
    var uri = volume.uri(path);
    return URI.create(scheme + uri.toString().substring(uri.getScheme().length()));
  }

  @Override
  public boolean exists(String path) throws IOException {
    observer.see("exists " + path);
    return volume.exists(path);
  }

  @Override
  public List<String> list(String directory) throws IOException {
    observer.see("list " + directory);
    return volume.list(directory);
  }

  @Override
  public long size(String file) throws IOException {
    observer.see("size " + file);
    return volume.size(file);
  }

  @Override
  public InputStream open(String file) throws IOException {
    observer.see("open " + file);
    return volume.open(file);
  }

  @Override
  public InputFile parquet(String file) throws IOException {
    return volume.parquet(file);
  }

  @Override
  public void createNew(String file, byte[] bytes) throws IOException {
    observer.see("before create " + file);
    volume.createNew(file, bytes);
    observer.see("after create " + file);
  }

  @Override
  public void checkCreatesOnce(String file) throws IOException {
    volume.checkCreatesOnce(file);
  }

  @Override
  public void replace(String file, byte[] bytes) throws IOException {
    observer.see("before replace " + file);
    volume.replace(file, bytes);
  }

  @Override
  public void publish(String from, String to) throws IOException {
    observer.see("before publish " + to);
    volume.publish(from, to);
    observer.see("after publish " + to);
  }

  @Override
  public void sync(String directory) throws IOException {
    observer.see("before sync " + directory);
    volume.sync(directory);
    observer.see("after sync " + directory);
  }

  @Override
  public Optional<FileStamp> stamp(String file) throws IOException {
    return volume.stamp(file);
  }

  @Override
  public void delete(String path) throws IOException {
    observer.see("before delete " + path);
    volume.delete(path);
  }

  @Override
  public long freeBytes() throws IOException {
    return volume.freeBytes();
  }
}
