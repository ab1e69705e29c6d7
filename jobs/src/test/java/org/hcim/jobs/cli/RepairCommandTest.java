package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hcim.jobs.store.OldStore;
import org.hcim.jobs.store.Trees;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repair evaluates exactly the damaged chunks again, and the rows are those of before. */
class RepairCommandTest {

  private static final String SPEC =
      """
      sweep: mended
      workloads: [resnet20]
      axes: {xbar_rows: [64, 128], xbar_columns: [64, 128], scale_factor_bits: [4, 8]}
      chunk_points: 3
      """;

  private static final String ROWS =
      "SELECT config_index, workload, energy_pj FROM results ORDER BY ALL";

  @TempDir private static Path directory;
  private static Path spec;
  private static Path golden;
  private static String rows;

  private Path out;

  @BeforeAll
  static void sweep() throws IOException {
    spec = Files.writeString(directory.resolve("mended.yaml"), SPEC);
    golden = directory.resolve("golden");
    assertThat(Terminal.run("sweep", spec, "--out", golden).code()).isZero();
    rows = Terminal.run("sql", golden, ROWS, "--format", "csv").out();
    assertThat(rows.lines()).hasSize(9);
  }

  @BeforeEach
  void copy() throws IOException {
    out = Files.createTempDirectory(directory, "out");
    Trees.copy(golden, out);
  }

  @Test
  void anIntactDirectoryNeedsNone() {
    Terminal repair = Terminal.run("repair", out);

    assertThat(repair.code()).as(repair.err()).isZero();
    assertThat(repair.out()).isEqualTo("nothing to repair: 1 tables verified\n");
  }

  @Test
  void evaluatesTheDamagedChunkAndNoOther() throws IOException {
    flip(find("chunk=c00001/part-").get(0));
    Map<Path, byte[]> before = contents();

    Terminal repair = Terminal.run("repair", out);

    assertThat(repair.code()).as(repair.out() + repair.err()).isZero();
    assertThat(repair.out()).contains(": c00001 of 3 evaluated again, ").contains(" as before");
    for (Map.Entry<Path, byte[]> file : before.entrySet()) {
      boolean isOther = file.getKey().toString().matches(".*(c00000|c00002).*");
      if (isOther) {
        assertThat(file.getKey()).hasBinaryContent(file.getValue());
      }
    }
    assertThat(find("/damaged/")).isNotEmpty();
    assertMended();
  }

  /** The remedy that every reader prints. */
  @Test
  void followingTheRemedyLeadsToTheRightTable() throws IOException {
    flip(find("chunk=c00000/part-").get(0));
    Terminal sql = Terminal.run("sql", out, ROWS);
    Terminal sweep = Terminal.run("sweep", spec, "--out", out, "--check");

    assertThat(sql.code()).isEqualTo(ExitCode.VERIFICATION);
    assertThat(sweep.code()).isEqualTo(ExitCode.VERIFICATION);
    assertThat(sql.err()).contains("hcim repair " + out);
    assertThat(sweep.err()).contains("hcim repair " + out);
    assertThat(Terminal.run("repair", out).code()).isZero();
    assertMended();
  }

  @Test
  void mendsLostControlFiles() throws IOException {
    for (String part : List.of("run.json", "COMPLETE.json", "spec.canonical.json", "c00002.json")) {
      Files.delete(find(part).get(0));
    }

    Terminal repair = Terminal.run("repair", out);

    assertThat(repair.code()).as(repair.out() + repair.err()).isZero();
    assertMended();
  }

  @Test
  void movesFilesOfNoTable() throws IOException {
    Path stray = Files.copy(find("part-").get(0), out.resolve("results/stray.parquet"));
    Path inChunk = Files.copy(stray, find("part-").get(0).resolveSibling("part-copy.parquet"));
    assertThat(Terminal.run("verify", out).err())
        .contains("results/stray.parquet: belongs to no table", "part-copy.parquet");

    Terminal repair = Terminal.run("repair", out);

    assertThat(repair.code()).as(repair.out() + repair.err()).isZero();
    assertThat(stray).doesNotExist();
    assertThat(inChunk).doesNotExist();
    assertThat(repair.out()).contains("no chunk of 3 evaluated again");
    assertMended();
  }

  /** Nothing is taken out that cannot be evaluated again. */
  @Test
  void leavesEverythingWhereTheSpecIsAnotherOne() throws IOException {
    flip(find("part-").get(0));
    Path other = Files.writeString(directory.resolve("other.yaml"), SPEC.replace("64, ", "32, "));
    Map<Path, byte[]> before = contents();

    Terminal repair = Terminal.run("repair", out, other);

    assertThat(repair.code()).isEqualTo(ExitCode.USAGE);
    assertThat(repair.err()).contains("its chunks cannot be evaluated again");
    assertThat(contents().keySet()).isEqualTo(before.keySet());
  }

  @Test
  void asksForTheSpecOfATableThatDoesNotNameIt() throws IOException {
    OldStore.unpack(out.resolve("old"));
    Path old = out.resolve("old");
    Path file =
        StoreDamage.files(old).stream()
            .filter(each -> each.toString().endsWith(".parquet"))
            .findFirst()
            .map(old::resolve)
            .orElseThrow();
    flip(file);

    Terminal repair = Terminal.run("repair", old);
    Terminal wrong = Terminal.run("repair", old, spec);

    assertThat(repair.code()).isEqualTo(ExitCode.USAGE);
    assertThat(repair.err()).contains("hcim repair " + old + " SPEC repairs it");
    assertThat(wrong.err()).contains("with cost model 2.10.0");
    assertThat(file).exists();
  }

  /** The spec of a search is a grid, and the table has the designs that were found in it. */
  @Test
  void leavesTheDesignsOfASearch() throws IOException {
    Path found = directory.resolve("found");
    Terminal optimum = Terminal.run("optimum", spec, "--out", found);
    assertThat(optimum.code()).as(optimum.err()).isZero();
    out = found;
    flip(find("results/").get(0));
    Map<Path, byte[]> before = contents();

    Terminal repair = Terminal.run("repair", found);

    assertThat(repair.code()).as(repair.out() + repair.err()).isEqualTo(ExitCode.VERIFICATION);
    assertThat(repair.out())
        .containsPattern("sweep s_[0-9a-f]{16}: not repaired, because hcim optimum chose")
        .contains("search again with another --out");
    assertThat(contents().keySet()).isEqualTo(before.keySet());
  }

  @Test
  void mendsASlice() throws IOException {
    Path part = directory.resolve("slice");
    assertThat(Terminal.run("sweep", spec, "--out", part, "--slice", "2/2").code()).isZero();
    String before = Terminal.run("sql", part, ROWS, "--format", "csv").out();
    out = part;
    flip(find("part-").get(0));

    Terminal repair = Terminal.run("repair", part);

    assertThat(repair.code()).as(repair.out() + repair.err()).isZero();
    assertThat(Terminal.run("sql", part, ROWS, "--format", "csv").out()).isEqualTo(before);
  }

  private void assertMended() {
    Terminal verify = Terminal.run("verify", out);
    assertThat(verify.code()).as(verify.err()).isZero();
    assertThat(Terminal.run("sql", out, ROWS, "--format", "csv").out()).isEqualTo(rows);
  }

  private Map<Path, byte[]> contents() throws IOException {
    Map<Path, byte[]> contents = new TreeMap<>();
    for (Path file : find("")) {
      contents.put(file, Files.readAllBytes(file));
    }
    return contents;
  }

  private List<Path> find(String part) throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().contains(part))
          .sorted()
          .toList();
    }
  }

  private static void flip(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }
}
