package org.hcim.jobs.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hcim.jobs.store.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reads every byte of a directory's tables and compares it with the commit records. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Reads every file of a directory's sweeps, frontiers, simulations and trainings: sizes, SHA-256,"
          + " page checksums, row fingerprints, missing chunks, files that no record lists.",
      "Exits with 5 when something is wrong."
    })
final class VerifyCommand implements Callable<Integer> {

  @Mixin private ChosenSweep chosen;

  @Override
  public Integer call() {
    List<Verification> found =
        chosen.isNamed()
            ? List.of(Verification.of(chosen.out(), chosen.status().sweepId()))
            : Verification.all(chosen.out());
    if (found.isEmpty()) {
      throw new UsageException(chosen.out() + " contains no table; hcim sweep writes one");
    }
    boolean passed = true;
    for (Verification each : found) {
      passed &= report(each);
    }
    return passed ? ExitCode.OK : ExitCode.VERIFICATION;
  }

  private static boolean report(Verification found) {
    found.problems().forEach(problem -> System.err.println(found.named() + ": " + problem));
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
