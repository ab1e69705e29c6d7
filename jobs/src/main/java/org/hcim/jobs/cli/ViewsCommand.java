package org.hcim.jobs.cli;

import java.util.Arrays;
import java.util.concurrent.Callable;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes the SQL scripts of an output directory for the place where it is now. */
@Command(
    name = "views",
    mixinStandardHelpOptions = true,
    description = {
      "Writes views.sql, views-spark.sql, hive.sql and trino.sql of an output directory again: after"
          + " it was moved or copied, or when a script was lost. Changes no table."
    })
final class ViewsCommand implements Callable<Integer> {

  @Parameters(paramLabel = "OUT", description = "the output directory, on this machine")
  private String out;

  @Override
  public Integer call() {
    if (OutOption.local(out) == null) {
      throw new UsageException(
          "OUT (" + out + ") must be a directory of this machine; other tools need none of these");
    }
    boolean isEmpty =
        Arrays.stream(Table.values()).allMatch(table -> TableStatus.of(out, table).isEmpty());
    if (isEmpty) {
      throw new UsageException(out + " contains no table; hcim sweep writes one");
    }
    OutOption.writeViews(out);
    System.out.println("views.sql, views-spark.sql, hive.sql and trino.sql written to " + out);
    return ExitCode.OK;
  }
}
