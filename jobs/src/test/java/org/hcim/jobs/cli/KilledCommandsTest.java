package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hcim.jobs.evaluate.Trials;
import org.hcim.jobs.session.ChildJvm;
import org.hcim.jobs.store.Fingerprint;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableSnapshot;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Commands that are killed as soon as a file of theirs is seen end, run again, as those that were
 * let alone. The files are those of each step of a commit, of the first, a middle and the last
 * chunk where there are several, and are named relative to the output.
 */
@Tag("faults")
class KilledCommandsTest {

  private static final int KILLED = 137;

  private static final String SWEEP =
      """
      sweep: killed
      workloads: [resnet20]
      bundles: {readouts: [ternary, adc-sar-6]}
      axes: {xbar_rows: [64, 128, 256], xbar_columns: [64, 128]}
      chunk_points: 4
      gates: {run_time: off}
      """;

  private static final String TRAINING =
      """
      training: killed
      networks: [{network: resnet8, name: resnet8_16, image: 16x16}]
      images: {train: 192, test: 32}
      bundles: {readouts: [ternary]}
      fixed: {xbar_rows: 64}
      recipe: {float_epochs: 3, qat_epochs: 2, psq_epochs: 2, batch: 32}
      """;

  @TempDir private static Path golden;

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "control/sweeps/s_*/spec.canonical.json",
        "control/sweeps/s_*/run.json",
        "control/sweeps/s_*/epochs/e*.json",
        "control/sweeps/s_*/staging/*",
        "results/sweep=s_*/chunk=c00000*",
        "results/sweep=s_*/chunk=c00001*",
        "results/sweep=s_*/chunk=c00002*",
        "control/sweeps/s_*/commits/c00000.json",
        "control/sweeps/s_*/commits/c00001.json",
        "control/sweeps/s_*/commits/c00002.json",
        "control/sweeps/s_*/COMPLETE.json",
        "views.sql"
      })
  void aSweep(String file) throws Exception {
    Path spec = written(golden, SWEEP);
    Path letAlone = letAlone("complete", "--out", "sweep", spec);
    Path out = directory.resolve("out");

    killed(out, file, "sweep", spec, "--out", out);
    ends("sweep", spec, "--out", out);

    assertThat(fingerprint(out, Table.RESULTS)).isEqualTo(fingerprint(letAlone, Table.RESULTS));
    ends("verify", out);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "control/frontiers/f_*/run.json",
        "control/frontiers/f_*/epochs/e*.json",
        "control/frontiers/f_*/staging/*",
        "frontier/frontier=f_*/chunk=*",
        "control/frontiers/f_*/commits/c00000.json",
        "control/frontiers/f_*/COMPLETE.json",
        "control/frontiers/latest.json"
      })
  void aFrontier(String file) throws Exception {
    Path swept = letAlone("complete", "--out", "sweep", written(golden, SWEEP));
    Path letAlone = golden.resolve("frontier");
    if (!Files.exists(letAlone)) {
      Trials.copy(swept, letAlone);
      ends("frontier", letAlone);
    }
    Path out = directory.resolve("out");
    Trials.copy(swept, out);

    killed(out, file, "frontier", out);
    ends("frontier", out);

    assertThat(fingerprint(out, Table.FRONTIER)).isEqualTo(fingerprint(letAlone, Table.FRONTIER));
    ends("verify", out);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nights/a/control/sweeps/s_*/commits/c00000.json",
        "nights/a/control/sweeps/s_*/commits/c00001.json",
        "nights/a/control/sweeps/s_*/COMPLETE.json",
        "nights/a/control/frontiers/f_*/staging/*",
        "nights/a/control/frontiers/f_*/COMPLETE.json",
        "nights/a/report/index.html",
        "history.json"
      })
  void aNightlyRun(String file) throws Exception {
    Path spec = written(golden, SWEEP);
    Path letAlone = letAlone("store", "--store", "nightly", spec, "--night", "a");
    Path store = directory.resolve("store");

    killed(store, file, "nightly", spec, "--store", store, "--night", "a");
    ends("nightly", spec, "--store", store, "--night", "a");

    for (Table table : new Table[] {Table.RESULTS, Table.FRONTIER}) {
      assertThat(fingerprint(store.resolve("nights/a"), table))
          .isEqualTo(fingerprint(letAlone.resolve("nights/a"), table));
    }
    assertThat(ends("nightly", spec, "--store", store, "--night", "b").out())
        .containsPattern("nightly run b: PASS .* baseline a")
        .containsPattern("PASS +drift +0 +0 of 12 identical designs changed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stages/*/checkpoint.bin",
        "stages/*/weights.bin",
        "stages/*/network.hcimq",
        "stages/*/outcome.json",
        "control/trainings/t_*/staging/*",
        "accuracy/training=t_*/chunk=*",
        "control/trainings/t_*/commits/c00000.json",
        "control/trainings/t_*/COMPLETE.json"
      })
  void aTraining(String file) throws Exception {
    Path spec = written(golden, TRAINING);
    Path letAlone = letAlone("trained", "--out", "train", spec);
    Path out = directory.resolve("out");

    killed(out, file, "train", spec, "--out", out);
    ends("train", spec, "--out", out);

    assertThat(weights(out)).isNotEmpty().isEqualTo(weights(letAlone));
    ends("verify", out);
  }

  /** The output of a command that is let alone; made once. */
  private static Path letAlone(String name, String option, Object... command) {
    Path out = golden.resolve(name);
    if (!Files.exists(out)) {
      ends(Stream.concat(Stream.of(command), Stream.of(option, out)).toArray());
    }
    return out;
  }

  private static Path written(Path folder, String spec) throws IOException {
    String name = spec.substring(0, spec.indexOf(':')) + ".yaml";
    return Files.writeString(folder.resolve(name), spec);
  }

  private static Terminal ends(Object... command) {
    Terminal done = Terminal.run(command);
    assertThat(done.code()).as(done.out() + done.err()).isZero();
    return done;
  }

  private void killed(Path root, String file, Object... command) throws Exception {
    assertThat(isThere(root, matcher(root, file))).as(file + " before").isFalse();
    File output = directory.resolve("killed.log").toFile();
    String[] words = Arrays.stream(command).map(Object::toString).toArray(String[]::new);
    Process process = ChildJvm.start(Hcim.class, output, words);
    PathMatcher matcher = matcher(root, file);
    while (process.isAlive() && !isThere(root, matcher)) {
      Thread.sleep(2);
    }
    process.destroyForcibly();

    assertThat(process.waitFor()).as(Files.readString(output.toPath())).isEqualTo(KILLED);
  }

  private static PathMatcher matcher(Path root, String file) {
    return FileSystems.getDefault().getPathMatcher("glob:" + root + "/" + file);
  }

  private static boolean isThere(Path root, PathMatcher matcher) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.anyMatch(matcher::matches);
    } catch (IOException | UncheckedIOException e) {
      return false; // the process moves files meanwhile
    }
  }

  private static Fingerprint fingerprint(Path out, Table table) {
    return TableSnapshot.of(out.toString(), table).get(0).total().fingerprint();
  }

  /** The content of the weights of all stages. */
  private static Map<String, String> weights(Path out) throws IOException {
    var weights = new TreeMap<String, String>();
    try (Stream<Path> files = Files.walk(out.resolve("stages"))) {
      for (Path file : files.filter(path -> path.endsWith("weights.bin")).toList()) {
        byte[] content = Files.readAllBytes(file);
        weights.put(
            out.relativize(file).toString(), content.length + " " + Arrays.hashCode(content));
      }
    }
    return weights;
  }
}
