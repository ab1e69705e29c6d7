package org.hcim.jobs.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableStatus;
import org.hcim.jobs.store.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reads every byte of a sweep's tables and compares it with the commit records. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Reads every file of a sweep and of the directory's frontiers, simulations and trainings: sizes, SHA-256, page checksums, row fingerprint, missing chunks.",
      "Exits with 5 when something is wrong."
    })
final class VerifyCommand implements Callable<Integer> {

  private static final List<Table> OTHERS =
      List.of(Table.SIMULATIONS, Table.ACCURACY, Table.FRONTIER);

  @Mixin private ChosenSweep chosen;

  @Override
  public Integer call() {
    boolean passed =
        holdsOnlyOthers() || report(Verification.of(chosen.out(), chosen.status().sweepId()));
    for (Table table : OTHERS) {
      for (TableStatus status : TableStatus.of(chosen.out(), table)) {
        passed &= report(Verification.of(chosen.out(), table, status.sweepId()));
      }
    }
    return passed ? ExitCode.OK : ExitCode.VERIFICATION;
  }

  /** Whether the directory is of simulations or trainings. */
  private boolean holdsOnlyOthers() {
    return TableStatus.of(chosen.out()).isEmpty()
        && OTHERS.stream().anyMatch(table -> !TableStatus.of(chosen.out(), table).isEmpty());
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
