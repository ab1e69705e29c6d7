package org.hcim.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Every damage is found, and the message names the chunk and the file. */
class VerificationTest {

  private static final Layout LAYOUT = new Layout(Table.RESULTS, ToySweep.IDENTITY.id());

  @TempDir private static Path intact;
  private static Completion completion;

  @TempDir private Path out;

  @BeforeAll
  static void runSweep() {
    completion = ToySweep.run(intact.toString(), SharedSpark.get());
  }

  @BeforeEach
  void copySweep() throws IOException {
    Trees.copy(intact, out);
  }

  @Test
  void computesTheFingerprintAnew() {
    var verification = verify();

    assertThat(verification.passed()).isTrue();
    assertThat(verification.complete()).isTrue();
    assertThat(verification.rows()).isEqualTo(428);
    assertThat(verification.fingerprint()).isEqualTo(completion.total().fingerprint());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.3, 0.5, 0.7, 0.9})
  void findsAFlippedBit(double where) throws IOException {
    var file = dataFiles(1).get(0);
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) (bytes.length * where)] ^= 8;
    Files.write(file, bytes);

    assertNames("c00001", file.getFileName().toString());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 0.999})
  void findsATruncatedFile(double where) throws IOException {
    var file = dataFiles(2).get(1);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, List.of());
    Files.write(file, java.util.Arrays.copyOf(bytes, (int) (bytes.length * where)));

    assertNames("c00002", file.getFileName().toString());
  }

  @Test
  void findsZeros() throws IOException {
    var file = dataFiles(0).get(0);
    Files.write(file, new byte[(int) Files.size(file)]);

    assertNames("c00000", file.getFileName().toString());
  }

  @Test
  void findsSwappedFiles() throws IOException {
    var one = dataFiles(0).get(0);
    var other = dataFiles(1).get(0);
    byte[] bytes = Files.readAllBytes(one);
    Files.copy(other, one, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Files.write(other, bytes);

    assertNames("c00000", one.getFileName().toString());
    assertNames("c00001", other.getFileName().toString());
  }

  @Test
  void findsAMissingFile() throws IOException {
    var file = dataFiles(0).get(1);
    Files.delete(file);

    assertNames("c00000", file.getFileName().toString());
  }

  @Test
  void findsAnExtraFile() throws IOException {
    var file = dataFiles(0).get(1);
    Files.copy(file, file.resolveSibling("part-copy.parquet"));

    assertNames("c00000", "part-copy.parquet");
  }

  @Test
  void findsADeletedRecord() throws IOException {
    Files.delete(out.resolve(LAYOUT.commit(1)));

    assertNames("c00001", "c00001.json");
    assertNames("c00001", dataFiles(1).get(0).getFileName().toString());
  }

  @Test
  void findsAnEditedRecord() throws IOException {
    var file = out.resolve(LAYOUT.commit(1));
    Files.writeString(file, Files.readString(file).replace("\"ok\"", "\"okay\""));

    assertNames("c00001", "c00001.json");
  }

  private void assertNames(String chunk, String file) {
    assertThat(verify().problems())
        .anyMatch(problem -> problem.chunk().equals(chunk) && problem.file().contains(file));
  }

  private Verification verify() {
    return Verification.of(out.toString(), ToySweep.IDENTITY.id());
  }

  private List<Path> dataFiles(int chunk) throws IOException {
    try (var files = Files.list(out.resolve(LAYOUT.chunk(chunk)))) {
      return files.sorted().toList();
    }
  }
}
