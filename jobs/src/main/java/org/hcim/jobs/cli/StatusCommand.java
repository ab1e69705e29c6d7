package org.hcim.jobs.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hcim.jobs.run.Output;
import org.hcim.jobs.run.RequestException;
import org.hcim.jobs.run.StoredTable;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableSnapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints the state of the tables of an output directory. */
@RunsIn(RunsIn.Kind.LIGHT)
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description =
        "Lists the sweeps, simulations and trainings of a directory with the progress of"
            + " each. Reads no table data.")
final class StatusCommand implements Callable<Integer> {

  private static final List<Table> SHOWN =
      List.of(Table.RESULTS, Table.SIMULATIONS, Table.ACCURACY);

  @Parameters(paramLabel = "OUT", description = "output directory of a sweep")
  private String out;

  @Mixin private OutputFormat format;

  @Override
  public Integer call() {
    List<StoredTable> stored =
        SHOWN.stream().flatMap(table -> Output.of(out).tables(table).stream()).toList();
    if (stored.isEmpty()) {
      throw new RequestException(out + " contains no sweep, simulation or training");
    }
    if (format.isJson()) {
      OutputFormat.print(StatusJson.of(out, stored));
    } else {
      stored.forEach(table -> print(table.status()));
    }
    return stored.stream().map(StatusCommand::isIntact).reduce(true, Boolean::logicalAnd)
        ? ExitCode.OK
        : ExitCode.VERIFICATION;
  }

  private static boolean isIntact(StoredTable table) {
    var problems = table.status().problems();
    problems.forEach(
        problem -> System.err.println(Errors.printable(table.status().named() + ": " + problem)));
    return problems.isEmpty();
  }

  private static void print(TableSnapshot sweep) {
    System.out.printf(
        Locale.ROOT,
        "%s  %-10s  %d of %d chunks, %,d rows, %,d failed, last commit %s%s%n",
        sweep.id(),
        sweep.state().name().toLowerCase(Locale.ROOT),
        sweep.chunksDone(),
        sweep.chunks(),
        sweep.total().rows(),
        sweep.total().failedRows(),
        sweep.lastActivity(),
        sweep.writer().map(writer -> ", locked by " + writer).orElse(""));
  }
}
