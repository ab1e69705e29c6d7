package org.hcim.jobs.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells what an output directory holds. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Tells which sweeps a directory holds and how far each is; reads no table.")
final class StatusCommand implements Callable<Integer> {

  @Parameters(paramLabel = "OUT", description = "the output directory of a sweep")
  private String out;

  @Override
  public Integer call() {
    List<TableStatus> tables =
        Arrays.stream(Table.values())
            .filter(table -> table != Table.FRONTIER)
            .flatMap(table -> TableStatus.of(out, table).stream())
            .toList();
    if (tables.isEmpty()) {
      throw new UsageException(out + " contains no sweep, simulation or training");
    }
    boolean isIntact = true;
    for (TableStatus table : tables) {
      print(table);
      isIntact &= isIntact(table);
    }
    return isIntact ? ExitCode.OK : ExitCode.VERIFICATION;
  }

  private static boolean isIntact(TableStatus table) {
    table.problems().forEach(problem -> System.err.println(table.named() + ": " + problem));
    return table.problems().isEmpty();
  }

  private static void print(TableStatus sweep) {
    System.out.printf(
        Locale.ROOT,
        "%s  %-10s  %d of %d chunks, %,d rows, %,d failed, last commit %s%s%n",
        sweep.sweepId(),
        sweep.state().name().toLowerCase(Locale.ROOT),
        sweep.chunksDone(),
        sweep.chunks(),
        sweep.total().rows(),
        sweep.total().failedRows(),
        sweep.lastActivity(),
        sweep.writer().map(writer -> ", locked by " + writer).orElse(""));
  }
}
