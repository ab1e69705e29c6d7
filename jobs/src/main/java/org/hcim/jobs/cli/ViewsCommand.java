package org.hcim.jobs.cli;

import java.util.concurrent.Callable;
import org.hcim.jobs.run.Output;
import org.hcim.jobs.run.RequestException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Rewrites the SQL scripts of an output directory for its current location. */
@RunsIn(RunsIn.Kind.LIGHT)
@Command(
    name = "views",
    mixinStandardHelpOptions = true,
    description = {
      "Writes views.sql, views-spark.sql, hive.sql and trino.sql of an output directory"
          + " again, for example after the directory was moved or copied, or if a script is"
          + " missing. Changes no table."
    })
final class ViewsCommand implements Callable<Integer> {

  @Parameters(paramLabel = "OUT", description = "the output directory, on this machine")
  private String out;

  @Override
  public Integer call() {
    Output output = Output.of(out);
    if (output.tables().isEmpty()) {
      throw new RequestException(out + " contains no table; hcim sweep writes one");
    }
    if (!output.writeViews()) {
      throw new RequestException("OUT (" + out + ") must be a directory on this machine");
    }
    System.out.println("views.sql, views-spark.sql, hive.sql and trino.sql written to " + out);
    return ExitCode.OK;
  }
}
