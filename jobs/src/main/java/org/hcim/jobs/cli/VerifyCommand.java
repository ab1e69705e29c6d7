package org.hcim.jobs.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.hcim.jobs.store.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reads every byte of a sweep's results and compares it with the commit records. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Reads every file of a sweep: sizes, SHA-256, page checksums, row fingerprint, missing chunks.",
      "Exits with 5 when something is wrong."
    })
final class VerifyCommand implements Callable<Integer> {

  @Mixin private ChosenSweep chosen;

  @Override
  public Integer call() {
    Verification found = Verification.of(chosen.out(), chosen.status().sweepId());
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
    return found.passed() ? ExitCode.OK : ExitCode.VERIFICATION;
  }
}
