package org.hcim.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.cli.ExitCode;
import org.hcim.jobs.cli.Terminal;
import org.hcim.jobs.session.ChildJvm;
import org.hcim.jobs.session.SharedSpark;
import org.hcim.jobs.store.CrashingSweep.Death;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The commit protocol and the commands on a file system of a cluster. */
@Tag("stores")
abstract class DistributedStoreTest {

  static final String SPEC =
      """
      sweep: distributed
      workloads: [resnet20]
      axes: {xbar_rows: {range: [64, 123]}, xbar_columns: [64, 128]}
      chunk_points: 20
      """;

  private static Completion golden;

  @TempDir private Path directory;

  @BeforeAll
  static void sweepLocally(@TempDir Path local) {
    golden = ToySweep.run(local.toString(), SharedSpark.get());
  }

  /** The URI of a directory of this name. */
  abstract String at(String name);

  static SparkSession spark() {
    return SharedSpark.get();
  }

  /** Options with which another process finds the file system. */
  abstract List<String> options();

  @Test
  void theVolumeKeepsItsRules() throws IOException {
    Volume volume = Volume.of(at("rules"));
    volume.createNew("a/once", new byte[5]);
    volume.createNew("staged/part", new byte[3]);
    volume.createNew("other/part", new byte[2]);
    volume.publish("staged", "results/chunk");

    assertThatThrownBy(() -> volume.createNew("a/once", new byte[1]))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(() -> volume.publish("other", "results/chunk"))
        .isInstanceOf(FileAlreadyExistsException.class);
    volume.replace("a/once", new byte[7]);
    assertThat(volume.size("a/once")).isEqualTo(7);
    assertThat(volume.list("a")).containsExactly("once");
    assertThat(volume.size("results/chunk/part")).isEqualTo(3);
    assertThat(volume.exists("staged")).isFalse();
    assertThat(volume.freeBytes()).isPositive();
    assertThat(volume.repair()).contains(at("rules"));
  }

  @ParameterizedTest
  @EnumSource
  void whereverItIsKilledItResumes(Death death) throws Exception {
    for (var chunk : ToySweep.PLAN.chunks()) {
      String out = at("killed-" + death + chunk.index());
      var output = directory.resolve("output").toFile();
      var process =
          ChildJvm.start(
              options(),
              CrashingSweep.class,
              output,
              out,
              death.name(),
              String.valueOf(chunk.index()));
      assertThat(process.waitFor()).as(Files.readString(output.toPath())).isEqualTo(137);

      int done = chunk.index() + (death == Death.AFTER_RECORD ? 1 : 0);
      long before = ToySweep.EVALUATED.get();
      Completion completion = ToySweep.run(out, spark());

      assertThat(ToySweep.EVALUATED).hasValue(before + Math.max(0, 250 - 100L * done));
      assertThat(completion.total().fingerprint()).isEqualTo(golden.total().fingerprint());
      assertThat(Verification.of(out, ToySweep.IDENTITY.id()).problems()).isEmpty();
    }
  }

  /** The next run ends with the same rows. */
  static void assertResumes(String out) {
    assertThat(ToySweep.run(out, spark()).total().fingerprint())
        .isEqualTo(golden.total().fingerprint());
    assertThat(Verification.of(out, ToySweep.IDENTITY.id()).problems()).isEmpty();
  }

  @Test
  void oneProcessWritesAtATime() {
    String out = at("locked");
    try (var first = ToySweep.open(out)) {
      assertThat(first.pending()).hasSize(3);
      assertThatThrownBy(() -> ToySweep.open(out)).isInstanceOf(StoreException.Locked.class);
    }
    assertResumes(out);
  }

  /** The same commands as on a local disk; DuckDB reads local files only. */
  @Test
  void theCommandsGiveTheAnswersOfALocalDirectory() throws IOException {
    Path spec = Files.writeString(directory.resolve("spec.yaml"), SPEC);
    String out = at("commands");
    Path local = directory.resolve("local");
    for (Object target : new Object[] {out, local}) {
      assertSucceeds("sweep", spec, "--out", target);
      assertSucceeds("frontier", target);
      assertSucceeds("report", target);
      assertSucceeds("verify", target);
      assertSucceeds("status", target);
    }
    for (String table : new String[] {"results", "frontier"}) {
      String query = "SELECT * FROM " + table + " ORDER BY config_index, workload";
      assertThat(sql(out, query).out()).isEqualTo(sql(local, query).out());
    }
    assertThat(sql(out, "SELECT count(*) AS n FROM results").out()).isEqualTo("n\r\n120\r\n");
  }

  /** The calibration job writes a table of accuracies, which the sweep reads without Spark. */
  @Test
  void accuraciesAreReadWithTheSettingsOfTheSession() throws IOException {
    Path spec =
        Files.writeString(
            directory.resolve("calibrated.yaml"),
            """
            sweep: calibrated
            workloads: [{network: resnet8, name: resnet8_16, image: 16x16}]
            axes: {xbar_rows: [64, 128]}
            accuracy: {calibrated: {calibration_images: 8, test_images: 20}}
            """);
    String out = at("calibrated");
    assertSucceeds("sweep", spec, "--out", out);

    assertThat(sql(out, "SELECT count(accuracy_top1_pct) AS n FROM results").out())
        .isEqualTo("n\r\n2\r\n");
  }

  @Test
  void damageIsSeenAndRepaired() throws IOException {
    Path spec = Files.writeString(directory.resolve("spec.yaml"), SPEC);
    String out = at("damaged");
    String query = "SELECT * FROM results ORDER BY config_index";
    assertSucceeds("sweep", spec, "--out", out);
    String before = sql(out, query).out();
    Volume volume = Volume.of(out);
    var sweep = TableSnapshot.of(out).get(0);
    var layout = new Layout(Table.RESULTS, sweep.id());
    String part = layout.chunk(2) + "/" + sweep.commits().get(2).files().get(0).name();
    byte[] bytes = volume.read(part).orElseThrow();
    bytes[bytes.length / 2] ^= 1;
    volume.replace(part, bytes);
    volume.delete(layout.commit(4));

    assertThat(sql(out, query).code()).isEqualTo(ExitCode.VERIFICATION);
    assertThat(Terminal.run("verify", out).code()).isEqualTo(ExitCode.VERIFICATION);
    assertSucceeds("repair", out);
    assertSucceeds("verify", out);
    assertThat(sql(out, query).out()).isEqualTo(before);
  }

  private static Terminal sql(Object out, String query) {
    return Terminal.run("sql", out, query, "--format", "csv", "--engine", "spark");
  }

  private static void assertSucceeds(Object... words) {
    Terminal run = Terminal.run(words);
    assertThat(run.code()).as(run.out() + run.err()).isZero();
  }
}
