package org.hcim.jobs.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hcim.jobs.run.RequestException;
import org.hcim.jobs.run.StoredTable;
import org.hcim.jobs.store.StoreCheck;
import org.hcim.jobs.store.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reads every byte of a directory's tables and compares it with the commit records. */
@RunsIn(RunsIn.Kind.LIGHT)
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Checks every file of a directory's sweeps, frontiers, simulations and trainings: sizes,"
          + " SHA-256, page checksums, row fingerprints, missing chunks, files without a record.",
      "The exit code is 5 if a check fails."
    })
final class VerifyCommand implements Callable<Integer> {

  @Mixin private ChosenSweep chosen;

  @Override
  public Integer call() {
    boolean passed = true;
    for (StoredTable table : tables()) {
      passed &= report(table.verify());
    }
    if (!chosen.isNamed()) {
      for (var stray : StoreCheck.of(chosen.out().location())) {
        System.err.println(Errors.printable(stray));
        passed = false;
      }
    }
    return passed ? ExitCode.OK : ExitCode.VERIFICATION;
  }

  private List<StoredTable> tables() {
    if (chosen.isNamed()) {
      return List.of(new StoredTable(chosen.out().location(), chosen.sweep().status()));
    }
    List<StoredTable> tables = chosen.out().tables();
    if (tables.isEmpty()) {
      throw new RequestException(chosen.out().location() + " contains no table to verify");
    }
    return tables;
  }

  private static boolean report(Verification found) {
    found
        .problems()
        .forEach(problem -> System.err.println(Errors.printable(found.named() + ": " + problem)));
    System.out.printf(
        Locale.ROOT,
        "%s: %s, %d chunks, %,d rows, %s, fingerprint %s%n",
        found.named(),
        found.passed() ? "verified" : found.problems().size() + " problems",
        found.chunks(),
        found.rows(),
        found.complete() ? "complete" : "not complete",
        found.fingerprint());
    return found.passed();
  }
}
