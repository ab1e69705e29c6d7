package org.hcim.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.parquet.io.InputFile;
import org.hcim.jobs.session.SharedSpark;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers get files whose bytes were compared with the records, and each is read for it once. */
class ContentCheckTest {

  private static final Layout LAYOUT = new Layout(Table.RESULTS, ToySweep.IDENTITY.id());

  @TempDir private static Path intact;
  @TempDir private Path out;

  @BeforeAll
  static void runSweep() {
    ToySweep.run(intact.toString(), SharedSpark.get());
  }

  @BeforeEach
  void copySweep() throws IOException {
    Trees.copy(intact, out);
  }

  /** Every bit of a file, in steps: DuckDB returns a wrong value for some of them. */
  @Test
  void namesTheFileOfAnyFlippedBit() throws IOException {
    Path file = dataFiles().get(0);
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < 8 * bytes.length; i += 8 * bytes.length / 97) {
      byte[] flipped = bytes.clone();
      flipped[i / 8] ^= (byte) (1 << i % 8);
      Files.write(file, flipped);

      assertThatThrownBy(() -> TableSnapshot.of(out.toString()).get(0).files())
          .isInstanceOf(StoreException.Damaged.class)
          .hasMessageContaining(file.getFileName().toString())
          .hasMessageContaining("hcim repair ");
    }
    Files.write(file, bytes);
    assertThat(TableSnapshot.of(out.toString()).get(0).files()).hasSize(dataFiles().size());
  }

  @Test
  void readsAFileOnce() throws IOException {
    settle();
    var volume = new CountingVolume(LocalVolume.of(out.toString()), new AtomicInteger());
    var records = Recovery.records(volume, LAYOUT).values();
    int files = dataFiles().size();
    volume.opened().set(0);

    assertThat(new ContentCheck(volume, LAYOUT).check(records)).isEmpty();
    assertThat(volume.opened()).hasValue(files);
    assertThat(new ContentCheck(volume, LAYOUT).check(records)).isEmpty();
    assertThat(volume.opened()).hasValue(files);
    assertThat(out.resolve(LAYOUT.verified())).exists();
  }

  /** A program can set the time of modification back, but not that of the inode's change. */
  @Test
  void seesAChangeWithTheOldTimeAndSize() throws IOException {
    settle();
    Path file = dataFiles().get(1);
    FileTime time = Files.getLastModifiedTime(file);
    TableSnapshot.of(out.toString()).get(0).files();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 3] ^= 1;
    Files.write(file, bytes);
    Files.setLastModifiedTime(file, time);

    assertThat(TableSnapshot.of(out.toString()).get(0).changedFiles())
        .singleElement()
        .matches(problem -> problem.file().equals(file.getFileName().toString()));
  }

  @Test
  void worksInADirectoryThatCannotBeWritten() throws IOException {
    settle();
    var volume = new ReadOnlyVolume(LocalVolume.of(out.toString()));
    var records = Recovery.records(volume, LAYOUT).values();

    assertThat(new ContentCheck(volume, LAYOUT).check(records)).isEmpty();
    assertThat(out.resolve(LAYOUT.verified())).doesNotExist();
  }

  /** A memory of another directory, or one that is damaged, costs a reading and nothing else. */
  @Test
  void trustsNoMemoryThatIsNotOfTheseFiles() throws IOException {
    settle();
    TableSnapshot.of(out.toString()).get(0).files();
    Path moved = out.resolveSibling(out.getFileName() + "-moved");
    Trees.copy(out, moved);
    Path file = moved.resolve(out.relativize(dataFiles().get(0)).toString());
    byte[] bytes = Files.readAllBytes(file);
    bytes[99] ^= 1;
    Files.write(file, bytes);

    assertThat(TableSnapshot.of(moved.toString()).get(0).changedFiles()).hasSize(1);
    Files.writeString(out.resolve(LAYOUT.verified()), "{");
    assertThat(TableSnapshot.of(out.toString()).get(0).changedFiles()).isEmpty();
    Trees.delete(moved);
  }

  /** Files that were written just now may change again without another time. */
  private void settle() throws IOException {
    try {
      while (!FileStamp.of(dataFiles().get(0)).isSettled(Instant.now())) {
        Thread.sleep(100);
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private List<Path> dataFiles() throws IOException {
    try (var files = Files.walk(out.resolve(LAYOUT.data()))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Counts files that are opened. */
  private record CountingVolume(Volume volume, AtomicInteger opened) implements Passing {

    @Override
    public InputStream open(String file) throws IOException {
      if (file.endsWith(".parquet")) {
        opened.incrementAndGet();
      }
      return volume.open(file);
    }
  }

  /** Refuses every change. */
  private record ReadOnlyVolume(Volume volume) implements Passing {

    @Override
    public void replace(String file, byte[] bytes) throws IOException {
      throw new IOException("Read-only file system");
    }
  }

  /** Hands everything on. */
  private interface Passing extends Volume {

    Volume volume();

    @Override
    default URI uri(String path) {
      return volume().uri(path);
    }

    @Override
    default boolean exists(String path) throws IOException {
      return volume().exists(path);
    }

    @Override
    default List<String> list(String directory) throws IOException {
      return volume().list(directory);
    }

    @Override
    default long size(String file) throws IOException {
      return volume().size(file);
    }

    @Override
    default InputStream open(String file) throws IOException {
      return volume().open(file);
    }

    @Override
    default InputFile parquet(String file) throws IOException {
      return volume().parquet(file);
    }

    @Override
    default void createNew(String file, byte[] bytes) throws IOException {
      volume().createNew(file, bytes);
    }

    @Override
    default void replace(String file, byte[] bytes) throws IOException {
      volume().replace(file, bytes);
    }

    @Override
    default void publish(String from, String to) throws IOException {
      volume().publish(from, to);
    }

    @Override
    default void sync(String directory) throws IOException {
      volume().sync(directory);
    }

    @Override
    default Optional<FileStamp> stamp(String file) throws IOException {
      return volume().stamp(file);
    }

    @Override
    default void delete(String path) throws IOException {
      volume().delete(path);
    }

    @Override
    default long freeBytes() throws IOException {
      return volume().freeBytes();
    }
  }
}
