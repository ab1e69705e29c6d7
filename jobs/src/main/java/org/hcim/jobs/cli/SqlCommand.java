package org.hcim.jobs.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hcim.jobs.run.Output;
import org.hcim.jobs.run.RequestException;
import org.hcim.jobs.run.SqlTables;
import org.hcim.jobs.run.WholeFile;
import org.hcim.jobs.sql.Answer;
import org.hcim.jobs.sql.Csv;
import org.hcim.jobs.sql.JsonRows;
import org.hcim.jobs.sql.OutputFormat;
import org.hcim.jobs.sql.SqlCatalog;
import org.hcim.jobs.sql.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a query over the tables of an output directory. */
@RunsIn(value = RunsIn.Kind.LIGHT, exceptWith = "--engine spark")
@Command(
    name = "sql",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a read-only SQL query over the tables of an output directory. It reads"
          + " committed chunks only, so a sweep may be in progress.",
      ""
    })
final class SqlCommand implements Callable<Integer> {

  /** The formats of printed rows. */
  enum Format {
    TABLE,
    CSV,
    JSON
  }

  /** The query engines. */
  enum Engines {
    DUCKDB,
    SPARK
  }

  private final PrintStream messages = System.err;

  /** Adds the catalog entries to the help footer. */
  @Spec
  void describe(CommandSpec command) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("Tables and views (columns and units: hcim list columns):");
    SqlCatalog.entries().forEach(entry -> lines.addAll(described(entry)));
    lines.addAll(
        List.of(
            "",
            "Examples:",
            "  hcim sql OUT \"SELECT * FROM best_by_readout WHERE workload = 'resnet20'\"",
            "  hcim sql OUT --file Q.sql --output answer.csv",
            "  hcim sql OUT \"DESCRIBE results\"",
            "",
            "docs/queries.md answers an architect's questions in SQL. A data file that",
            "differs from its commit record is an error with exit code 5; each file is",
            "checked once, and again after it changes. hcim verify OUT checks every byte."));
    command.usageMessage().footer(lines.toArray(String[]::new));
  }

  /** A name and its description, one clause per line. */
  private static List<String> described(SqlCatalog.Entry entry) {
    List<String> lines = new ArrayList<>();
    for (String clause : entry.about().split("(?<=;) ", -1)) {
      String name = lines.isEmpty() ? entry.name() : "";
      lines.add("  %-16s %s".formatted(name, clause).replace("%", "%%"));
    }
    return lines;
  }

  @Parameters(index = "0", paramLabel = "OUT", description = "output directory of a sweep")
  private String out;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "SQL",
      description = "the query, in quotes; - reads it from standard input")
  private String sql;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "read the query from this file; - is standard input")
  private String file;

  @Option(
      names = "--sweep",
      paramLabel = "ID",
      description = "id of the sweep to query (default: all sweeps)")
  private String sweepId;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = {
        "table, csv or json (default: table, or the extension of --output). csv is RFC"
            + " 4180 with empty fields for NULL, json an array with one object per line; both"
            + " print all digits of a number, table prints six"
      })
  private Format format;

  @Option(
      names = "--spreadsheet-safe",
      description = {
        "csv: prepend ' to texts that start with = + - @ tab or return, which a"
            + " spreadsheet would read as formulas; numbers are unchanged"
      })
  private boolean spreadsheetSafe;

  @Option(
      names = "--max-rows",
      paramLabel = "N",
      defaultValue = "50",
      description = "table: print at most N rows, 0 for all (default: ${DEFAULT-VALUE})")
  private int maxRows;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description =
          "write the answer to this file (.csv, .json or .txt); the file is replaced when the"
              + " answer is complete")
  private Path output;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      defaultValue = "duckdb",
      description = {
        "duckdb, or spark for hdfs:, s3a: and tables that need a cluster (default: ${DEFAULT-VALUE})"
      })
  private Engines engine;

  @Mixin private LimitOptions limits;

  @Mixin private SessionOptions session;

  @Override
  public Integer call() {
    OutputFormat printed = format();
    String query = QueryText.read(sql, file);
    Optional<Duration> time = limits.time();
    try (CommandSession spark = session.open();
        SqlTables tables = open(spark)) {
      answer(tables, query, time, printed);
    }
    return ExitCode.OK;
  }

  private void answer(
      SqlTables tables, String query, Optional<Duration> time, OutputFormat printed) {
    if (time.isEmpty()) {
      print(tables.ask(query), printed);
      return;
    }
    tables.ask(
        query,
        time.get(),
        answer -> {
          print(answer, printed);
          return ExitCode.OK;
        });
  }

  private SqlTables open(CommandSession spark) {
    Output directory = Output.of(out);
    Optional<String> sweep = Optional.ofNullable(sweepId);
    return engine == Engines.SPARK
        ? SqlTables.spark(directory, sweep, limits.memory(), spark.execution())
        : SqlTables.duckDb(directory, sweep, limits.memory(), spark.execution().listener());
  }

  private OutputFormat format() {
    Format chosenFormat = format != null ? format : formatOf(output);
    if (spreadsheetSafe && chosenFormat != Format.CSV) {
      throw new RequestException("--spreadsheet-safe needs --format csv");
    }
    if (maxRows < 0) {
      throw new RequestException("--max-rows (" + maxRows + ") must not be negative; 0 shows all");
    }
    return switch (chosenFormat) {
      case TABLE -> new TextTable(maxRows);
      case CSV -> new Csv(spreadsheetSafe);
      case JSON -> new JsonRows();
    };
  }

  /** The format that the extension of a file selects; without one, a table. */
  private static Format formatOf(Path file) {
    String name = file == null ? "" : String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return switch (name.substring(Math.max(0, name.lastIndexOf('.')))) {
      case ".csv" -> Format.CSV;
      case ".json" -> Format.JSON;
      case ".txt" -> Format.TABLE;
      default -> {
        if (name.contains(".")) {
          throw new RequestException(
              "--output (" + file + ") must end in .csv, .json or .txt, or --format must be given");
        }
        yield Format.TABLE;
      }
    };
  }

  private void print(Answer answer, OutputFormat printed) {
    if (output != null) {
      long rows = WholeFile.write(output, writer -> printed.print(answer, writer));
      messages.printf(
          Locale.ROOT, "%,d %s written to %s%n", rows, rows == 1 ? "row" : "rows", output);
      return;
    }
    try {
      Writer terminal =
          new BufferedWriter(new OutputStreamWriter(new Pipe(System.out), StandardCharsets.UTF_8));
      printed.print(answer, terminal);
      terminal.flush();
    } catch (Pipe.ClosedException e) {
      // The reader, such as `head`, has seen enough.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
