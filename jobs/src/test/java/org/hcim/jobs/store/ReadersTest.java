package org.hcim.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hcim.jobs.session.SharedSpark;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader of a damaged table gets an error, and never some of its rows. */
class ReadersTest {

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

  @Test
  void getsTheFilesOfTheRecords() throws IOException {
    Files.copy(dataFile(), dataFile().resolveSibling("part-stranger.parquet"));

    assertThat(status().state()).isEqualTo(TableSnapshot.State.COMPLETE);
    assertThat(status().files())
        .hasSize(6)
        .allMatch(file -> file.getPath().matches(".*/chunk=c0000\\d/part-0000\\d-.*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"c00000.json", "c00001.json", "c00002.json"})
  void missesACommitRecord(String record) throws IOException {
    Files.delete(out.resolve(LAYOUT.commits()).resolve(record));

    refuses(record + ": the commit record is missing");
    assertThat(status().state()).isEqualTo(TableSnapshot.State.DAMAGED);
  }

  @Test
  void missesAllCommitRecords() throws IOException {
    Trees.delete(out.resolve(LAYOUT.commits()));

    refuses("the commit record is missing (and 3 more)");
  }

  @Test
  void seesAnEditedRecord() throws IOException {
    var file = out.resolve(LAYOUT.commit(1));
    Files.writeString(file, Files.readString(file).replace("\"ok\"", "\"okay\""));

    refuses("c00001.json changed after it was written");
  }

  @ParameterizedTest
  @ValueSource(strings = {"commits/c00001.json", "COMPLETE.json", "run.json"})
  void cannotReadAnEmptyControlFile(String file) throws IOException {
    Files.write(out.resolve(LAYOUT.control()).resolve(file), new byte[0]);

    refuses(file.substring(file.indexOf('/') + 1));
  }

  /** The checksum is no secret: whoever writes a record can compute it. */
  @Test
  void refusesARecordOfAFileElsewhere() throws IOException {
    var file = out.resolve(LAYOUT.commit(1));
    String unsealed = Files.readString(file).replaceAll(",\n  \"checksum\".*\n", "\n");
    Files.writeString(file, unsealed.replaceFirst("\"part-", "\"../part-"));

    refuses("must be part-*.parquet");
  }

  @Test
  void missesADataFile() throws IOException {
    Files.delete(dataFile());

    refuses(": missing");
  }

  @Test
  void seesAnotherSize() throws IOException {
    var file = dataFile();
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 1));

    refuses("%d bytes long, committed with %d".formatted(bytes.length - 1, bytes.length));
  }

  @Test
  void reportsATableWithoutRunJson() throws IOException {
    Files.delete(out.resolve(LAYOUT.run()));

    refuses("run.json: missing");
    assertThat(status().chunksDone()).isEqualTo(3);
    assertThat(verified()).contains("run.json: missing");
  }

  /** Its Parquet still meets every glob. */
  @Test
  void reportsDataWithoutControlFiles() throws IOException {
    Trees.delete(out.resolve("control"));

    refuses("run.json: missing");
    assertThat(verified()).contains("c00000: " + dataFiles() + ": has no commit record");
  }

  @Test
  void doesNotReportATableThatWasOnlyLocked() throws IOException {
    Trees.delete(out.resolve("results"));
    Trees.delete(out.resolve("control"));
    Files.createDirectories(out.resolve(LAYOUT.control()));
    Files.write(out.resolve(LAYOUT.lock()), new byte[0]);

    assertThat(TableSnapshot.of(out.toString())).isEmpty();
  }

  @Test
  void isNotStoppedByAnEmptyLockFile() throws IOException {
    Files.write(out.resolve(LAYOUT.lock()), new byte[0]);

    assertThat(status().files()).hasSize(6);
    assertThat(status().writer().orElseThrow()).startsWith("nobody: the lock file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"deleted", "", "{"})
  void verificationSeesADamagedSpec(String content) throws IOException {
    if (content.equals("deleted")) {
      Files.delete(out.resolve(LAYOUT.spec()));
    } else {
      Files.writeString(out.resolve(LAYOUT.spec()), content);
    }

    assertThat(verified()).singleElement().asString().startsWith("spec.canonical.json: ");
  }

  @Test
  void verificationSeesAnotherTablesControlFiles() throws IOException {
    var file = out.resolve(LAYOUT.run());
    String unsealed = Files.readString(file).replaceAll(",\n  \"checksum\".*\n", "\n");
    Files.writeString(file, unsealed.replace(LAYOUT.id(), "s_0123456789abcdef"));

    assertThat(verified()).containsExactly("run.json: belongs to sweep s_0123456789abcdef");
  }

  private void refuses(String problem) {
    assertThatThrownBy(() -> status().files())
        .isInstanceOf(StoreException.Damaged.class)
        .hasMessageStartingWith("sweep s_3f2a3f2a3f2a3f2a in " + out)
        .hasMessageContaining(" is damaged: ")
        .hasMessageContaining(problem)
        .hasMessageContaining("hcim verify ");
    assertThat(verified()).isNotEmpty();
  }

  private TableSnapshot status() {
    return TableSnapshot.of(out.toString()).get(0);
  }

  private List<String> verified() {
    return TableSnapshot.of(out.toString()).stream()
        .map(table -> Verification.of(out.toString(), table.id()))
        .flatMap(found -> found.problems().stream())
        .map(Verification.Problem::toString)
        .toList();
  }

  private Path dataFile() throws IOException {
    try (var files = Files.list(out.resolve(LAYOUT.chunk(0)))) {
      return files.sorted().findFirst().orElseThrow();
    }
  }

  private String dataFiles() throws IOException {
    try (var files = Files.list(out.resolve(LAYOUT.chunk(0)))) {
      return String.join(", ", files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }
}
