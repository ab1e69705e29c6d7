package org.hcim.jobs.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The protocol's requirements on a file system; HDFS's volume is tested on local files. */
@ParameterizedClass
@MethodSource("volumes")
class VolumeTest {

  private static final byte[] BYTES = "hello".getBytes(UTF_8);

  @TempDir private static Path directory;

  @Parameter private Volume volume;

  static Stream<Volume> volumes() {
    var hadoop = new org.apache.hadoop.fs.Path(directory.resolve("hadoop").toUri());
    return Stream.of(
        LocalVolume.of(directory.resolve("local").toString()),
        HadoopVolume.of(hadoop, new Configuration()));
  }

  @Test
  void createsAFileOnce() throws IOException {
    volume.createNew("a/once", BYTES);

    assertThatThrownBy(() -> volume.createNew("a/once", new byte[0]))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(volume.read("a/once")).contains(BYTES);
    assertThat(volume.size("a/once")).isEqualTo(5);
    assertThat(volume.list("a").stream().filter(name -> !name.endsWith(".crc")))
        .containsExactly("once");
  }

  @Test
  void replacesAFile() throws IOException {
    volume.replace("b", new byte[7]);
    volume.replace("b", BYTES);

    assertThat(volume.read("b")).contains(BYTES);
  }

  /** A directory with a file in it cannot be replaced. */
  @Test
  void aFailedReplacementLeavesNothing() throws IOException {
    volume.createNew("r/name/part", BYTES);

    assertThatThrownBy(() -> volume.replace("r/name", BYTES)).isInstanceOf(IOException.class);
    assertThat(volume.list("r")).containsExactly("name");
  }

  @Test
  void publishesADirectoryOnce() throws IOException {
    volume.createNew("c/staged/part", BYTES);
    volume.createNew("c/other/part", new byte[0]);
    volume.publish("c/staged", "c/results/chunk");

    assertThatThrownBy(() -> volume.publish("c/other", "c/results/chunk"))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(volume.exists("c/staged")).isFalse();
    assertThat(volume.read("c/results/chunk/part")).contains(BYTES);
  }

  @Test
  void deletesATree() throws IOException {
    volume.createNew("d/e/f", BYTES);
    volume.delete("d");
    volume.delete("d");

    assertThat(volume.exists("d")).isFalse();
    assertThat(volume.list("d")).isEmpty();
    assertThat(volume.read("d/e/f")).isEmpty();
  }

  @Test
  void knowsItsFreeSpace() throws IOException {
    assertThat(volume.freeBytes()).isPositive();
  }
}
