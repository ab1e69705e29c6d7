package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever file of a store is damaged, no command gives a wrong answer, and a repair mends it. */
class DamageMatrixTest {

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
        matrix.outcome(file, StoreDamage.FLIPPED, command);
      }
    }
    assertThat(matrix.outcome(data(), StoreDamage.FLIPPED, "sql results")).isEqualTo("5");
    assertThat(matrix.outcome(data(), StoreDamage.FLIPPED, "verify")).isEqualTo("5");
    assertThat(matrix.outcome(data(), StoreDamage.FLIPPED, "sweep")).isEqualTo("5");
  }

  @Test
  void aRepairMendsDataAndRecords() throws IOException {
    matrix.assertRepaired(data(), StoreDamage.FLIPPED);
    matrix.assertRepaired(matrix.containing("/commits/").get(0), StoreDamage.DELETED);
  }

  /** Every file x every damage x every command. */
  @Test
  @Tag("faults")
  void noCommandGivesAWrongAnswer() throws IOException {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    List<String> table = new ArrayList<>();
    for (Path file : matrix.files()) {
      for (StoreDamage damage : StoreDamage.values()) {
        for (String command : matrix.commands()) {
          String outcome = matrix.outcome(file, damage, command);
          table.add(String.join(",", kind(file), damage.name(), command, outcome));
          counts.computeIfAbsent(command, key -> new TreeMap<>()).merge(outcome, 1, Integer::sum);
        }
      }
    }
    Files.write(Path.of("target", "damage-matrix.csv"), table);
    assertThat(counts).hasSize(matrix.commands().size());
  }

  /** Every file x every damage: repaired, verified, with the rows of before. */
  @Test
  @Tag("faults")
  void everyDamageIsRepaired() throws IOException {
    for (Path file : matrix.files()) {
      for (StoreDamage damage : StoreDamage.values()) {
        matrix.assertRepaired(file, damage);
      }
    }
  }

  private static Path data() throws IOException {
    return matrix.containing("results/").get(0);
  }

  private static String kind(Path file) {
    return file.toString().replaceAll("_[0-9a-f]{16}", "_ID").replaceAll("part-.*", "part");
  }
}
