package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hcim.jobs.cli.DamageMatrix.REFUSED;
import static org.hcim.jobs.cli.DamageMatrix.RIGHT;
import static org.hcim.jobs.cli.DamageMatrix.UNFINISHED;
import static org.hcim.jobs.cli.DamageMatrix.WITH_SPEC;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever file of a store is damaged, no command gives a wrong answer, and a repair mends it. */
class DamageMatrixTest {

  private static final List<String> ENDS = List.of(RIGHT, REFUSED, UNFINISHED, WITH_SPEC);
  private static final List<String> QUICK = List.of("sql results", "sql frontier", "status");

  @TempDir private static Path directory;
  private static DamageMatrix matrix;

  @BeforeAll
  static void makeStore() throws IOException {
    matrix = new DamageMatrix(directory);
  }

  /** One file of each kind, flipped: the damage that is hardest to see. */
  @Test
  void noReaderBelievesAFlippedBit() throws IOException {
    for (Path file :
        matrix.containing("results/", "/commits/", "frontier/", "sweeps/s_", "frontiers/f_")) {
      for (String command : QUICK) {
        assertThat(matrix.outcome(file, StoreDamage.FLIPPED, command))
            .as("%s after a flipped bit in %s", command, file)
            .isIn(RIGHT, REFUSED);
      }
    }
    assertThat(matrix.outcome(data(), StoreDamage.FLIPPED, "sql results")).isEqualTo(REFUSED);
    assertThat(matrix.outcome(data(), StoreDamage.FLIPPED, "verify")).isEqualTo(REFUSED);
    assertThat(matrix.outcome(data(), StoreDamage.FLIPPED, "sweep")).isEqualTo(REFUSED);
  }

  @Test
  void aRepairMendsDataAndRecords() throws IOException {
    assertThat(matrix.repaired(data(), StoreDamage.FLIPPED)).isEqualTo(RIGHT);
    assertThat(matrix.repaired(matrix.containing("/commits/").get(0), StoreDamage.DELETED))
        .isEqualTo(RIGHT);
  }

  /** A description of another table once made the frontier empty. */
  @Test
  void aSwappedDescriptionIsNotBelieved() throws IOException {
    Path description = matrix.containing("frontiers/f_").get(0);

    assertThat(matrix.outcome(description, StoreDamage.SWAPPED, "sql frontier")).isEqualTo(REFUSED);
    assertThat(matrix.outcome(description, StoreDamage.SWAPPED, "verify")).isEqualTo(REFUSED);
    assertThat(matrix.repaired(description, StoreDamage.SWAPPED)).isEqualTo(RIGHT);
  }

  /** The pointer says that the frontier was complete. */
  @Test
  void aFrontierThatIsNoLongerCompleteIsSeenAndComputedAgain() throws IOException {
    Path complete = matrix.file("control/frontiers", "COMPLETE.json");

    assertThat(matrix.outcome(complete, StoreDamage.DELETED, "verify")).isEqualTo(REFUSED);
    assertThat(matrix.repaired(complete, StoreDamage.DELETED)).isEqualTo(RIGHT);
  }

  /** The command that wrote the sweep was taken for another file. */
  @Test
  void aRepairAsksForTheSpecThatItDoesNotKnow() throws IOException {
    Path source = matrix.file("control/sweeps", "source.json");

    assertThat(matrix.repaired(source, StoreDamage.SWAPPED)).isEqualTo(WITH_SPEC);
  }

  /** The first run wrote the spec beside the rows, and a report shows it. */
  @Test
  void aSweepWhoseSpecIsDamagedIsNotUpToDate() throws IOException {
    Path spec = matrix.file("control/sweeps", "spec.canonical.json");

    for (StoreDamage damage :
        List.of(StoreDamage.EMPTIED, StoreDamage.TRUNCATED, StoreDamage.FLIPPED)) {
      assertThat(matrix.outcome(spec, damage, "sweep")).as("%s", damage).isEqualTo(REFUSED);
    }
    assertThat(matrix.outcome(spec, StoreDamage.DELETED, "sweep")).isEqualTo(RIGHT);
  }

  /** Every file x every damage x every command. */
  @Test
  @Tag("faults")
  void noCommandGivesAWrongAnswer() throws IOException {
    List<String> table = new ArrayList<>();
    for (Path file : matrix.files()) {
      for (StoreDamage damage : StoreDamage.values()) {
        for (String command : matrix.commands()) {
          table.add(row(file, damage, command, matrix.outcome(file, damage, command)));
        }
        table.add(row(file, damage, "repair", matrix.repaired(file, damage)));
      }
    }
    Files.write(Path.of("target", "damage-matrix.csv"), table);
    assertThat(table)
        .hasSize(
            matrix.files().size() * StoreDamage.values().length * (matrix.commands().size() + 1))
        .allMatch(row -> ENDS.stream().anyMatch(end -> row.endsWith("," + end)))
        .noneMatch(row -> row.contains(",WRONG "));
    assertThat(table)
        .filteredOn(row -> row.endsWith("," + UNFINISHED))
        .allMatch(row -> row.contains("COMPLETE.json,DELETED,"));
  }

  private static Path data() throws IOException {
    return matrix.containing("results/").get(0);
  }

  private static String row(Path file, StoreDamage damage, String command, String outcome) {
    String kind = file.toString().replaceAll("_[0-9a-f]{16}", "_ID").replaceAll("part-.*", "part");
    return String.join(",", kind, damage.name(), command, outcome.strip().replace("\n", " / "));
  }
}
