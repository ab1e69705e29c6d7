package org.hcim.sweeps.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.hcim.accelerator.HostileCorpus;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.importer.onnx.ImportException;
import org.hcim.importer.onnx.InputShapes;
import org.hcim.simulator.inference.InvalidNetworkException;
import org.hcim.sweeps.workload.NetworkImport;
import org.hcim.sweeps.workload.Networks;
import org.hcim.sweeps.yaml.SpecException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Specs, files of points and networks that somebody else wrote are read or refused soon. */
class HostileInputTest {

  private static final String HEAD = "sweep: x\nworkloads: [resnet20]\n";

  /** Texts that parsers trip over, as a value. */
  static final List<String> VALUES =
      List.of(
          "1e999",
          "-1e999",
          ".inf",
          ".nan",
          "-0",
          "0x7fffffffffffffff",
          "9223372036854775808",
          "1" + "0".repeat(400),
          "1e-400",
          "'" + "x".repeat(100_000) + "'",
          "\"\\u0000\"",
          "\"\\u202e\"",
          "!!java.net.URL [http://127.0.0.1]",
          "!!binary aGk=",
          "&a [*a]",
          "[" + "1,".repeat(40_000) + "1]",
          "[".repeat(3_000),
          "{".repeat(3_000),
          "? ? ? ?",
          "<<: {a: 1}",
          "2026-11-28",
          "12:30:45",
          "0o777",
          "null",
          "~",
          "=cmd|' /C calc'!A0",
          "</script><script>alert(1)</script>",
          "../../../etc/passwd",
          "/dev/zero",
          "%s%s%n",
          "${jndi:ldap://127.0.0.1/a}",
          "{range: [1, 1e300], step: 1e-300}",
          "{range: [1, 9], step: 0}",
          "{linear: [0, 1], points: 2147483647}",
          "{log: [1e-300, 1e300], points: 100000}",
          "{powers_of_two: [1, 1e300]}",
          "{between: [0, .inf]}",
          "{values: [1], when: {xbar_rows: 1}}");

  /** Places of a spec that take a value. */
  static final List<String> PLACES =
      List.of(
          HEAD + "axes: {xbar_rows: %s}\n",
          HEAD + "fixed: {tiles: %s}\naxes: {xbar_rows: [64]}\n",
          "sweep: %s\nworkloads: [resnet20]\naxes: {xbar_rows: [64]}\n",
          HEAD + "axes: {xbar_rows: [64]}\nconstraints: [{name: a, rule: %s}]\n",
          HEAD + "axes: {xbar_rows: [64]}\nfrontier: {where: %s}\n");

  @TempDir private Path folder;

  @Test
  void specsAreReadOrRefusedSoon() {
    HostileCorpus corpus = corpus("specs");
    for (String place : PLACES) {
      for (String value : VALUES) {
        String spec = place.replace("%s", value);
        corpus.add(spec, () -> SweepSpec.parse("s.yaml", spec, folder).canonicalJson());
      }
    }
    corpus.assertAnswered();
  }

  @Test
  void filesOfPointsAreReadOrRefusedSoon() throws IOException {
    List<String> files = new ArrayList<>();
    for (String value : VALUES) {
      files.add("xbar_rows\n" + value + "\n");
      files.add(value + "\n64\n");
    }
    files.add("");
    files.add("\ufeff");
    files.add("xbar_rows" + ",xbar_rows".repeat(5_000) + "\n");
    files.add("xbar_rows\n" + "\"".repeat(99_999));
    files.add("xbar_rows\n" + "64\n".repeat(50_000));
    String spec = HEAD + "sampling: {method: points, file: points.csv}\n";
    HostileCorpus corpus = corpus("files of points");
    for (String file : files) {
      Files.writeString(folder.resolve("points.csv"), file);
      corpus.add(file, () -> SweepSpec.parse("s.yaml", spec, folder).canonicalJson());
    }
    corpus.assertAnswered();
  }

  /** Shipped networks with bytes that were changed, lines that were repeated, and cuts. */
  @Test
  void networksAreReadOrRefusedSoon() throws IOException {
    var random = new Random(21);
    HostileCorpus corpus = corpus("networks");
    for (String name : List.of("resnet8", "vit_block", "mlp")) {
      String text = shipped(name);
      for (int i = 0; i < 40; i++) {
        String changed = changed(text, random, i);
        Path file = Files.writeString(folder.resolve("n.yaml"), changed);
        corpus.add(name + i, () -> Networks.load(file));
      }
    }
    corpus.assertAnswered();
  }

  /** Tables of SCALE-Sim and NeuroSim, and lists of ZigZag; a fuzzer found the row of commas. */
  @Test
  void workloadsAreReadOrRefusedSoon() throws IOException {
    List<String> tables =
        new ArrayList<>(List.of("name\n,\n", ",\n,\n", "Layer,M,N,K\n,\n", "\ufeff"));
    for (String value : VALUES) {
      tables.add(value + "\n" + value + ",32,32,3,3,3,16,1\n");
      tables.add("Layer,M,N,K\n" + value + "," + value + ",1,1\n");
      tables.add("32,32,3,3,3,16,0," + value + "\n");
    }
    HostileCorpus corpus = corpus("workload files of other tools");
    for (String table : tables) {
      for (String name : List.of("workload.csv", "workload.yaml")) {
        String text = name.endsWith("csv") ? table : "- " + table;
        Path file = Files.writeString(folder.resolve(name), text);
        corpus.add(
            text, () -> NetworkImport.read(file, InputShapes.none(), NetworkImport.Padding.SAME));
      }
    }
    corpus.assertAnswered();
  }

  /** The longest axis that a spec may have. */
  @Test
  void theLongestAxisIsReadInSeconds() {
    String spec = HEAD + "axes: {ternary_zero_frac: {log: [0.1, 0.9], points: 99999}}\n";
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();

    assertThat(SweepSpec.parse("s.yaml", spec, folder).space().size()).isEqualTo(99_999);
    assertThat(threads.getCurrentThreadCpuTime() - start).isLessThan(5_000_000_000L);
  }

  private static HostileCorpus corpus(String kind) {
    return new HostileCorpus(
        kind,
        Set.of(
            SpecException.class,
            InvalidDesignException.class,
            InvalidNetworkException.class,
            ImportException.class));
  }

  private static String changed(String text, Random random, int kind) {
    int at = random.nextInt(text.length());
    return switch (kind % 4) {
      case 0 -> text.substring(0, at);
      case 1 -> text.substring(0, at) + (char) (' ' + random.nextInt(95)) + text.substring(at + 1);
      case 2 -> text.replaceFirst("\\b\\d+\\b", VALUES.get(random.nextInt(8)));
      default -> text.replaceAll("out_(channels|features): \\d+", "out_$1: 2000000000");
    };
  }

  static String shipped(String name) throws IOException {
    try (InputStream in =
        Networks.class.getResourceAsStream("/org/hcim/sweeps/networks/" + name + ".yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
