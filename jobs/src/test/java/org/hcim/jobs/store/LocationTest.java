package org.hcim.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocationTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "/a b, /a b",
        "/50%, /50%",
        "/%41, /%41",
        "a[1]{2}^, a[1]{2}^",
        "file:/a, /a",
        "file:///a%20b, /a b",
        "file:///a b, /a b",
        "file:/a b%20c, /a b%20c",
        "file:///50%, /50%",
        "file:///a?b, /a?b",
        "file:///a#b, /a#b",
        "file:a, a",
      })
  void localPathsHaveOneMeaning(String text, String path) {
    assertThat(new Location(text).local()).contains(Path.of(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hdfs://host/a b", "s3a://bucket/50%", "gs:[1]"})
  void otherFileSystemsHaveNoLocalPath(String text) {
    assertThat(new Location(text).local()).isEmpty();
  }

  @Test
  void hadoopTakesPercentSignsLiterally() {
    assertThat(new Location("hdfs://host/a%20b c").hadoopPath().toString())
        .isEqualTo("hdfs://host/a%20b c");
    assertThat(new Location("/a%20b c").hadoopPath().toString()).isEqualTo("file:/a%20b c");
    assertThat(Location.hadoop(URI.create("hdfs://host/a%20b"))).isEqualTo("hdfs://host/a b");
    assertThat(Location.plain(Path.of("/a%20b é").toUri())).isEqualTo("/a%20b é");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run[1]", "a*b?", "{a,b}", "a b", "50%", "é", "back\\slash", "[{*?}]"})
  void aPatternMatchesOnlyItsFile(String name, @TempDir Path directory) throws IOException {
    Path file = Files.createDirectory(directory.resolve(name)).resolve("part.parquet");
    Files.createFile(file);
    for (String other : new String[] {"run1", "aabc", "a", "b"}) {
      Files.createFile(Files.createDirectory(directory.resolve(other)).resolve("part.parquet"));
    }
    for (Path each : new Path[] {file, file.getParent()}) {
      var hadoop = new Location(each.toString()).hadoopPath();
      FileStatus[] found =
          FileSystem.getLocal(new Configuration())
              .globStatus(new org.apache.hadoop.fs.Path(Location.pattern(hadoop.toString())));

      assertThat(Arrays.stream(found).map(status -> status.getPath().toString()))
          .containsExactly(hadoop.toString());
    }
  }
}
