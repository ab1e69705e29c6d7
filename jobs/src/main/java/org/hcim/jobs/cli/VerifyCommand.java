package org.hcim.jobs.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hcim.jobs.run.StoredTable;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reads every byte of a sweep's tables and compares it with the commit records. */
@RunsIn(RunsIn.Kind.LIGHT)
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Checks every file of a sweep and of the directory's frontiers, simulations and"
          + " trainings: sizes, SHA-256, page checksums, row fingerprint, missing chunks.",
      "The exit code is 5 if a check fails."
    })
final class VerifyCommand implements Callable<Integer> {

  private static final List<Table> OTHERS =
      List.of(Table.SIMULATIONS, Table.ACCURACY, Table.FRONTIER);

  @Mixin private ChosenSweep chosen;

  @Override
  public Integer call() {
    boolean passed = true;
    for (StoredTable table : tables()) {
      passed &= report(table.verify());
    }
    return passed ? ExitCode.OK : ExitCode.VERIFICATION;
  }

  /** The chosen sweep, unless the directory has none, and everything else in the directory. */
  private List<StoredTable> tables() {
    List<StoredTable> others =
        OTHERS.stream().flatMap(table -> chosen.out().tables(table).stream()).toList();
    List<StoredTable> tables = new ArrayList<>();
    if (others.isEmpty() || !chosen.out().sweeps().isEmpty()) {
      tables.add(new StoredTable(chosen.out().location(), Table.RESULTS, chosen.sweep().status()));
    }
    tables.addAll(others);
    return tables;
  }

  private static boolean report(Verification found) {
    found.problems().forEach(problem -> System.err.println(problem));
    System.out.printf(
        Locale.ROOT,
        "%s: %s, %d chunks, %,d rows, %s, fingerprint %s%n",
        found.sweepId(),
        found.passed() ? "verified" : found.problems().size() + " problems",
        found.chunks(),
        found.rows(),
        found.complete() ? "complete" : "not complete",
        found.fingerprint());
    return found.passed();
  }
}
