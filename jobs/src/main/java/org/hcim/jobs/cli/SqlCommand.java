package org.hcim.jobs.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.hcim.jobs.sql.Answer;
import org.hcim.jobs.sql.Csv;
import org.hcim.jobs.sql.DuckDb;
import org.hcim.jobs.sql.Engine;
import org.hcim.jobs.sql.JsonRows;
import org.hcim.jobs.sql.OutputFormat;
import org.hcim.jobs.sql.QueryException;
import org.hcim.jobs.sql.Sources;
import org.hcim.jobs.sql.SparkSql;
import org.hcim.jobs.sql.TextTable;
import org.hcim.jobs.store.StoreException;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks a sweep's tables a question in SQL. */
@Command(
    name = "sql",
    mixinStandardHelpOptions = true,
    description = {
      "Answers a query over the tables of an output directory. It only reads, and sees what is"
          + " committed: a sweep may be running.",
      ""
    },
    footer = {
      "",
      "Tables (columns and units: hcim list columns):",
      "  results          one row for each design and network",
      "  frontier         the frontier computed last; empty before the first",
      "  failures         designs without results, and why",
      "  best_by_readout  the design of least EDAP of each network and readout",
      "  accuracy         settings whose accuracy is published or measured",
      "",
      "Examples:",
      "  hcim sql OUT \"SELECT * FROM best_by_readout WHERE workload = 'resnet20'\"",
      "  hcim sql OUT --file Q.sql --output answer.csv",
      "  hcim sql OUT \"DESCRIBE results\"",
      "",
      "Ten questions with their SQL are in docs/queries.md. DuckDB does not check",
      "the checksums of pages; hcim verify OUT checks every byte, and Spark checks",
      "what it reads."
    })
final class SqlCommand implements Callable<Integer> {

  /** How rows can be printed. */
  enum Format {
    TABLE,
    CSV,
    JSON
  }

  /** What can answer. */
  enum Engines {
    DUCKDB,
    SPARK
  }

  private final PrintStream messages = System.err;

  @Parameters(index = "0", paramLabel = "OUT", description = "the output directory of a sweep")
  private String out;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "SQL",
      description = "the query, in quotes; - reads it from the standard input")
  private String sql;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "read the query from this file; - is the standard input")
  private String file;

  @Option(
      names = "--sweep",
      paramLabel = "ID",
      description = "only this sweep of the directory (default: all)")
  private String sweepId;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = {
        "table, csv or json (default: table, or what --output ends in). csv is RFC 4180 with empty"
            + " fields for NULL, json an array of objects, one a line; both have all digits of a"
            + " number, table shows six"
      })
  private Format format;

  @Option(
      names = "--spreadsheet-safe",
      description = {
        "csv: put ' before texts that begin with = + - @ tab or return, which a spreadsheet would"
            + " take for formulas; numbers stay as they are"
      })
  private boolean spreadsheetSafe;

  @Option(
      names = "--max-rows",
      paramLabel = "N",
      defaultValue = "50",
      description = "table: show at most N rows, 0 for all (default: ${DEFAULT-VALUE})")
  private int maxRows;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "write to this file, which is replaced when the answer is complete")
  private Path output;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      defaultValue = "duckdb",
      description = {
        "duckdb, or spark for tables of a cluster's size and for hdfs: (default: ${DEFAULT-VALUE})"
      })
  private Engines engine;

  @Mixin private SessionOptions session;

  @Override
  public Integer call() {
    OutputFormat printed = format();
    String query = QueryText.read(sql, file);
    requireInReach();
    Sources sources = sources(sweeps());
    if (sources.of(Table.FRONTIER).isEmpty() && query.matches("(?is).*\\bfrontier\\b.*")) {
      messages.println("frontier is empty; hcim frontier " + out + " computes one");
    }
    try (Engine opened = open(sources)) {
      print(opened.ask(query), printed);
    } catch (QueryException e) {
      throw explained(e);
    }
    return ExitCode.OK;
  }

  private OutputFormat format() {
    Format chosenFormat = format != null ? format : formatOf(output);
    if (spreadsheetSafe && chosenFormat != Format.CSV) {
      throw new UsageException("--spreadsheet-safe is for --format csv");
    }
    if (maxRows < 0) {
      throw new UsageException("--max-rows (" + maxRows + ") must not be negative; 0 shows all");
    }
    return switch (chosenFormat) {
      case TABLE -> new TextTable(maxRows);
      case CSV -> new Csv(spreadsheetSafe);
      case JSON -> new JsonRows();
    };
  }

  private static Format formatOf(Path file) {
    String name = file == null ? "" : file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".csv") ? Format.CSV : name.endsWith(".json") ? Format.JSON : Format.TABLE;
  }

  private void requireInReach() {
    if (engine == Engines.DUCKDB && OutOption.local(out) == null) {
      throw new UsageException(
          out + " is not on this machine, where DuckDB reads; use --engine spark");
    }
  }

  private List<TableStatus> sweeps() {
    List<TableStatus> sweeps = TableStatus.of(out);
    boolean hasOther =
        Stream.of(Table.SIMULATIONS, Table.ACCURACY)
            .anyMatch(table -> !TableStatus.of(out, table).isEmpty());
    if (sweepId != null || (sweeps.isEmpty() && !hasOther)) {
      sweeps = List.of(ChosenSweep.status(out, sweepId));
    }
    sweeps.stream().filter(sweep -> !isComplete(sweep)).forEach(this::tellUnfinished);
    if (sweeps.size() > 1) {
      messages.printf(
          "%s holds %d sweeps; sweep_id tells them apart, --sweep ID reads one%n",
          out, sweeps.size());
    }
    return sweeps;
  }

  private Sources sources(List<TableStatus> sweeps) {
    Path local = OutOption.local(out);
    String directory = local == null ? out : local.toAbsolutePath().normalize().toString();
    return Sources.committed(directory, sweeps.stream().map(TableStatus::sweepId).toList());
  }

  private static boolean isComplete(TableStatus sweep) {
    return sweep.state() == TableStatus.State.COMPLETE;
  }

  private void tellUnfinished(TableStatus sweep) {
    messages.printf(
        "%s is not complete: %d of %d chunks are committed%n",
        sweep.sweepId(), sweep.chunksDone(), sweep.chunks());
  }

  private Engine open(Sources sources) {
    if (engine == Engines.SPARK) {
      return SparkSql.open(session.open("sql"), sources);
    }
    return DuckDb.open(sources)
        .orElseThrow(
            () ->
                new UsageException(
                    "DuckDB's driver (org.duckdb:duckdb_jdbc) is not on the class path; use"
                        + " --engine spark, or add the driver with spark-submit --jars"));
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
      // Who reads has seen enough, as `head` has.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An engine does not always name the file that it cannot read. */
  private RuntimeException explained(QueryException e) {
    return e.getMessage().contains("/part-")
        ? new StoreException.Damaged(
            e.getMessage() + "\nhcim verify " + out + " tells which files are damaged", e)
        : new UsageException(e.getMessage());
  }
}
