package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.hcim.jobs.SmallNetworks;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableSnapshot;
import org.hcim.simulator.dataset.Datasets;
import org.hcim.simulator.dataset.Split;
import org.hcim.simulator.inference.Comparison;
import org.hcim.simulator.inference.NetworkFile;
import org.hcim.simulator.inference.Simulator;
import org.hcim.sweeps.canonical.Sha256;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulateCommandTest {

  private static final int IMAGES = 70;

  @TempDir private static Path directory;
  private static Path network;

  @BeforeAll
  static void make() throws IOException {
    network = SmallNetworks.quantizedResNet(directory);
  }

  /** The images are spread over tasks in two blocks; here one simulator runs them all. */
  @Test
  void theRowIsWhatOneSimulatorGives() throws IOException {
    Path json = directory.resolve("row.json");
    Terminal run = simulate("--images-limit", IMAGES, "--json", json);
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode row = new ObjectMapper().readTree(json.toFile()).get(0);

    var stored = NetworkFile.read(network);
    var images = Datasets.open("builtin", Split.TEST, IMAGES);
    var codes = new byte[IMAGES][];
    Arrays.setAll(codes, i -> images.codes(i, stored.inputBits()));
    var simulator = new Simulator(stored, Comparison.WITH_IDEAL);
    int[][] results = simulator.run(codes);
    long correct = 0;
    for (int i = 0; i < IMAGES; i++) {
      int most = Arrays.stream(results[i]).max().orElseThrow();
      int answer = Arrays.stream(results[i]).boxed().toList().indexOf(most);
      correct += answer == images.label(i) ? 1 : 0;
    }
    assertThat(row.get("top1_pct").asDouble()).isEqualTo(100.0 * correct / IMAGES);
    var first = simulator.statistics().get(0);
    assertThat(row.get("layers").get(0).get("zero_frac").asDouble())
        .isEqualTo(first.tally().zeroFrac());
    assertThat(row.get("layers")).hasSize(simulator.statistics().size());
    assertThat(row.get("agreement_frac").asDouble()).isEqualTo(1);
    assertThat(row.get("energy_pj").asDouble()).isPositive();
    assertThat(row.get("xbar_rows").asInt()).isEqualTo(64);
    assertThat(run.out()).containsPattern(" overflows +clipped +correlation with ideal\n");
  }

  @Test
  void aTableIsCommittedOnceVerifiedAndAskedFor() throws IOException {
    Path spec =
        Files.writeString(
            directory.resolve("study.yaml"),
            """
            simulation: study
            networks: [{file: tiny.net}]
            images: {location: builtin, limit: 20}
            readouts: [stored, "adc:6"]
            noise:
              none: {}
              cells: {conductance_sigma: 0.3}
            chips: {count: 3}
            chunk_runs: 3
            """);
    Path out = directory.resolve("study");

    Terminal first = Terminal.run("simulate", spec, "--out", out);
    assertThat(first.code()).as(first.err()).isZero();
    Terminal again = Terminal.run("simulate", spec, "--out", out);

    assertThat(again.err()).contains("nothing to do");
    assertThat(again.out()).isEqualTo(first.out());
    TableSnapshot status = TableSnapshot.of(out.toString(), Table.SIMULATIONS).get(0);
    assertThat(status.total().rowsByStatus()).containsEntry("ok", 4L).containsEntry("invalid", 4L);
    assertThat(Terminal.run("verify", out).out()).contains("verified, 3 chunks, 8 rows, complete");
    assertThat(Terminal.run("status", out).out()).contains(status.id() + "  complete");
    String query =
        "SELECT noise, count(*) AS runs, count(DISTINCT seed) AS chips FROM simulations"
            + " WHERE status = 'ok' GROUP BY noise ORDER BY noise";
    Terminal duckDb = Terminal.run("sql", out, query, "--format", "csv");
    assertThat(duckDb.out())
        .as(duckDb.err())
        .isEqualTo("noise,runs,chips\r\ncells,3,3\r\nnone,1,0\r\n");
    assertThat(Terminal.run("sql", out, query, "--format", "csv", "--engine", "spark").out())
        .isEqualTo(duckDb.out());
  }

  /** Blocks of images do not depend on tasks, so neither do rows. */
  @Test
  void theFingerprintIsTheSameInAnotherDirectory() {
    Path one = directory.resolve("one");
    Path two = directory.resolve("two");
    for (Path out : new Path[] {one, two}) {
      Terminal run =
          simulate(
              "--images-limit",
              20,
              "--noise",
              "conductance_sigma=0.2",
              "--trials",
              2,
              "--out",
              out);
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(run.out()).contains("top-1 accuracy, % over 2 chips");
    }
    assertThat(TableSnapshot.of(one.toString(), Table.SIMULATIONS).get(0).total().fingerprint())
        .isEqualTo(
            TableSnapshot.of(two.toString(), Table.SIMULATIONS).get(0).total().fingerprint());
  }

  /** A study that is there for one network is done for another. */
  @Test
  void aSpecRunsAnotherNetwork() throws IOException {
    Path spec =
        Files.writeString(
            directory.resolve("other.yaml"),
            """
            simulation: other
            networks: [{random: tiny.yaml, with: {seed: 2}}]
            images: {location: builtin, limit: 4}
            noise: {none: {}}
            """);
    Path json = directory.resolve("other.json");

    Terminal run = Terminal.run("simulate", spec, "--network", network, "--json", json);

    assertThat(run.code()).as(run.err()).isZero();
    JsonNode row = new ObjectMapper().readTree(json.toFile()).get(0);
    assertThat(row.get("network_sha256").asText())
        .isEqualTo(Sha256.hex(Files.readAllBytes(network)));
  }

  @Test
  void aTraceEndsWithTheSimulatorsSums() {
    Terminal trace = simulate("--trace", "layer1.0.conv2,17,3", "--trace-outputs", 1);

    assertThat(trace.code()).as(trace.err()).isZero();
    assertThat(trace.out())
        .contains("stream 3: partial sum", "-> p", "-> word", ">> 16, held = ")
        .doesNotContain("DIFFERS");
    assertThat(trace.out().lines().filter(line -> line.matches(" +[0-9]+ +-?[0-9]+ +-?[0-9]+ .*")))
        .hasSize(2)
        .allMatch(line -> line.strip().split(" +", -1)[1].equals(line.strip().split(" +", -1)[2]));
  }

  @Test
  void aBlockOfATransformerIsMadeRunCostedAndTraced() throws IOException {
    Path vit = directory.resolve("vit.net");
    Path json = directory.resolve("vit.json");
    Terminal made =
        Terminal.run(
            "random-network", SmallNetworks.vit(directory), "--out", vit, "--with", "alpha=1");
    assertThat(made.code()).as(made.err()).isZero();
    assertThat(made.out()).contains("random tiny_vit, images of 3 x 16 x 16, 15 layers");
    Object[] first = {"simulate", "--network", vit, "--images", "builtin", "--images-limit", 20};

    Terminal run = Terminal.run(with(first, "--json", json));
    Terminal trace = Terminal.run(with(first, "--trace", "project,5", "--trace-outputs", 2));

    assertThat(run.code()).as(run.err()).isZero();
    JsonNode row = new ObjectMapper().readTree(json.toFile()).get(0);
    assertThat(row.get("layers").findValuesAsText("layer"))
        .containsExactly("patches", "query", "key", "value", "project", "expand", "contract", "fc");
    assertThat(row.get("energy_pj").asDouble()).isPositive();
    assertThat(row.get("setting_macs_frac").asDouble()).isEqualTo(1);
    assertThat(trace.code()).as(trace.err()).isZero();
    assertThat(trace.out()).contains("stream 3: partial sum").doesNotContain("DIFFERS");
  }

  private static Object[] with(Object[] first, Object... more) {
    Object[] all = Arrays.copyOf(first, first.length + more.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return all;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--trials 0 --noise age_s=2 | trials (0) must be from 1 to 1000000",
        "--trials 3 | --trials (3) must be 1 without --noise",
        "--noise sigma=1 | noise (sigma) must be one of conductance_sigma, stuck_off_frac",
        "--noise stuck_off_frac=2 | stuck_off_frac (2.0) must be from 0 to 1",
        "--readout adc:7 | layer conv1: readout adc:7 gives sums of cell currents",
        "--readout flash | readout (flash) must be one of stored, ternary, ternary:ALPHA, binary",
        "--rows 16 | layer conv1: xbar_rows (16) splits 27 inputs over 2 crossbars",
        "--images-limit 0 | images limit (0) must be from 1 to",
        "--design xbar_rows=64 | xbar_rows is fixed by the network; accepted: xbar_columns",
        "--design color=1 | --design (color) must be one of xbar_columns, slice_placement",
        "--design technology_nm=33 | technology_nm (33) must be one of 130, 90, 65, 55, 45, 40, 32, 28, 22, 16, 14, 10, 7",
        "--design readout=flash | design readout (flash) applies to no readout of these runs",
        "--master nowhere | --master (nowhere) must be local, local[N], local[*], spark://",
        "--trace-outputs 3 | --trace-outputs needs --trace",
        "--trace conv1,0 --json x.json | must not be combined with --out or --json",
        "--json none/x.json | none/x.json cannot be written: no directory",
        "--trace conv9,0 | layer (conv9) must be a product of the network: conv1, layer1.0.conv1",
        "--trace conv1,256 | position (256) of layer conv1 must be from 0 to 255",
        "--trace conv1,0,9999 | image (9999) must be from 0 to 255",
        "--trace conv1 | --trace (conv1) must be LAYER,POSITION or LAYER,POSITION,IMAGE"
      })
  void badOptionsAreRefused(String options, String told) {
    Terminal refused = simulate((Object[]) options.split(" ", -1));

    assertThat(refused.err()).contains(told);
    assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void badFilesAreRefused() throws IOException {
    byte[] whole = Files.readAllBytes(network);
    Path half = directory.resolve("half.net");
    Files.write(half, Arrays.copyOf(whole, whole.length / 2));
    Path large = directory.resolve("large.net");
    Path tiny = SmallNetworks.resNet(directory);
    Terminal.run("random-network", tiny, "--out", large, "--image", "8x8");

    isRefused(
        "none.net is neither a file nor a name in", "--network", "none.net", "--images", "builtin");
    isRefused("half.net: ", "--network", half, "--images", "builtin");
    isRefused("is truncated", "--network", half, "--images", "builtin");
    isRefused(
        "images of builtin (3 x 16 x 16) must have the shape that network random tiny_8x8 takes"
            + " (3 x 8 x 8)",
        "--network",
        large,
        "--images",
        "builtin");
    isRefused("nowhere: does not exist", "--network", network, "--images", "nowhere");
    isRefused("needs --network NETWORK and --images LOCATION", "--images", "builtin");
    isRefused("none.yaml is not a file", "none.yaml");
    isRefused("--seed must not be combined with a SPEC", "none.yaml", "--seed", 3);
    isRefused("tiny.net is a network, not a spec; use --network", network);
    isRefused(
        "must be a directory: it is a file",
        "--network",
        network,
        "--images",
        "builtin",
        "--out",
        half);
  }

  private static void isRefused(String told, Object... arguments) {
    var all = new Object[arguments.length + 1];
    all[0] = "simulate";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    Terminal refused = Terminal.run(all);
    assertThat(refused.err()).contains(told);
    assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
  }

  private static Terminal simulate(Object... options) {
    var all = new Object[options.length + 5];
    Object[] first = {"simulate", "--network", network, "--images", "builtin"};
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(options, 0, all, first.length, options.length);
    return Terminal.run(all);
  }
}
