package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hcim.jobs.store.TableSnapshot;
import org.hcim.jobs.store.Trees;
import org.hcim.jobs.store.Verification;

/**
 * A store with a sweep and its frontier, each file of it damaged in each way, and what every
 * command says then: the right answer, or a message and its exit code. A wrong answer with exit
 * code 0 is the one thing that must not be.
 */
final class DamageMatrix {

  private static final String SPEC =
      """
      sweep: damaged
      workloads: [resnet20]
      axes: {xbar_rows: [64, 128], xbar_columns: [64, 128], scale_factor_bits: [4, 8]}
      chunk_points: 4
      """;

  private static final String RESULTS =
      "SELECT config_index, workload, status, energy_pj, latency_ns, area_mm2 FROM results"
          + " ORDER BY config_index, workload";

  private static final String FRONTIER =
      "SELECT config_index, workload, front_rank, energy_pj FROM frontier ORDER BY ALL";

  /** The answer on the undamaged store. */
  static final String RIGHT = "right";

  /** The right rows, with the word that the sweep is not complete. */
  static final String UNFINISHED = "unfinished";

  /** Everything as before, once the repair was told the spec, for which it asked. */
  static final String WITH_SPEC = "right with SPEC";

  /** Exit code 5 and a message. */
  static final String REFUSED = "5";

  private final Path directory;
  private final Path golden;
  private final Path spec;
  private final Map<String, String> answers = new LinkedHashMap<>();

  /** Makes the store once. */
  DamageMatrix(Path directory) throws IOException {
    this.directory = directory;
    this.golden = directory.resolve("golden");
    this.spec = Files.writeString(directory.resolve("damaged.yaml"), SPEC);
    require(Terminal.run("sweep", spec, "--out", golden));
    require(Terminal.run("frontier", golden));
    for (String command : commands(golden).keySet()) {
      Path copy = copy();
      answers.put(command, answer(command, require(Terminal.run(words(command, copy))), copy));
      Trees.delete(copy);
    }
  }

  /** The files that can be damaged. */
  List<Path> files() throws IOException {
    return StoreDamage.files(golden);
  }

  /** The commands, by name. */
  List<String> commands() {
    return List.copyOf(commands(golden).keySet());
  }

  /**
   * Damages a copy of the store and runs one command on it.
   *
   * @return the outcome: {@link #RIGHT}, {@link #REFUSED}, {@link #UNFINISHED}, or what is wrong
   */
  String outcome(Path file, StoreDamage damage, String command) throws IOException {
    Path copy = copy();
    try {
      damage.to(copy.resolve(file), copy.resolve(StoreDamage.neighbor(files(), file)));
      Terminal run = Terminal.run(words(command, copy));
      if (run.code() == ExitCode.VERIFICATION && !run.err().isBlank() && !isUnclear(run)) {
        return REFUSED;
      }
      boolean isAnswer = run.code() == ExitCode.OK && !isUnclear(run);
      if (isAnswer && answer(command, run, copy).equals(answers.get(command))) {
        return RIGHT;
      }
      boolean isUnfinished = isAnswer && run.out().contains(UNFINISHED) && hasAllRows(copy);
      return isUnfinished ? UNFINISHED : wrong(run);
    } finally {
      Trees.delete(copy);
    }
  }

  /**
   * Damages a copy, repairs it, and asks the same questions again.
   *
   * @return {@link #RIGHT} or {@link #WITH_SPEC} when everything is as before, or what is wrong
   */
  String repaired(Path file, StoreDamage damage) throws IOException {
    Path copy = copy();
    try {
      damage.to(copy.resolve(file), copy.resolve(StoreDamage.neighbor(files(), file)));
      Terminal repair = Terminal.run("repair", copy);
      String outcome = RIGHT;
      if (repair.err().contains("hcim repair " + copy + " SPEC repairs it")) {
        repair = Terminal.run("repair", copy, spec);
        outcome = WITH_SPEC;
      }
      if (repair.code() != ExitCode.OK || isUnclear(repair)) {
        return wrong(repair);
      }
      for (String command : List.of("verify", "sql results", "sql frontier")) {
        Terminal after = Terminal.run(words(command, copy));
        if (after.code() != ExitCode.OK
            || !answer(command, after, copy).equals(answers.get(command))) {
          return wrong(repair) + ", then " + command + " " + wrong(after);
        }
      }
      return outcome;
    } finally {
      Trees.delete(copy);
    }
  }

  private boolean hasAllRows(Path copy) {
    return Terminal.run(words("sql results", copy)).out().equals(answers.get("sql results"));
  }

  private static boolean isUnclear(Terminal run) {
    return run.err().contains("internal error") || run.err().contains("\tat ");
  }

  private static String wrong(Terminal run) {
    return "WRONG %d: %s%s".formatted(run.code(), run.out(), run.err());
  }

  private Map<String, List<Object>> commands(Path out) {
    Map<String, List<Object>> commands = new LinkedHashMap<>();
    commands.put("sql results", List.of("sql", out, RESULTS, "--format", "csv"));
    commands.put("sql frontier", List.of("sql", out, FRONTIER, "--format", "csv"));
    commands.put("status", List.of("status", out));
    commands.put("verify", List.of("verify", out));
    commands.put("summary", List.of("summary", out));
    commands.put("frontier", List.of("frontier", out));
    commands.put("report", List.of("report", out));
    commands.put("sweep", List.of("sweep", spec, "--out", out, "--check"));
    return commands;
  }

  private Object[] words(String command, Path out) {
    return commands(out).get(command).toArray();
  }

  /** The answer without what differs between two runs on the same rows. */
  private static String answer(String command, Terminal run, Path out) throws IOException {
    if (command.equals("report")) {
      return Files.readString(out.resolve("report/summary.json")).replace(out.toString(), "OUT");
    }
    if (command.equals("sweep")) {
      return verified(out);
    }
    if (command.equals("verify")) {
      return Terminal.run("sql", out, RESULTS, "--format", "csv").out()
          + Terminal.run("sql", out, FRONTIER, "--format", "csv").out();
    }
    return run.out().replace(out.toString(), "OUT");
  }

  /** The rows of the sweep, whatever the state of its frontier. */
  private static String verified(Path out) {
    return TableSnapshot.of(out.toString()).stream()
        .map(sweep -> Verification.of(out.toString(), sweep.id()))
        .map(each -> each.problems() + " " + each.rows() + " " + each.fingerprint())
        .toList()
        .toString();
  }

  private static Terminal require(Terminal run) {
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    return run;
  }

  private Path copy() {
    try {
      Path copy = Files.createTempDirectory(directory, "copy");
      Trees.copy(golden, copy);
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first file of a name below a directory. */
  Path file(String directory, String name) throws IOException {
    return files().stream()
        .filter(file -> file.startsWith(directory) && file.endsWith(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no file " + name));
  }

  /** The first files whose paths contain the parts. */
  List<Path> containing(String... parts) throws IOException {
    var chosen = new ArrayList<Path>();
    for (String part : parts) {
      chosen.add(
          files().stream()
              .filter(file -> file.toString().contains(part))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no file " + part)));
    }
    return chosen;
  }
}
