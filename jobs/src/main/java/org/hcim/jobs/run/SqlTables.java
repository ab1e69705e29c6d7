package org.hcim.jobs.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hcim.jobs.sql.Answer;
import org.hcim.jobs.sql.DuckDb;
import org.hcim.jobs.sql.Engine;
import org.hcim.jobs.sql.MemorySize;
import org.hcim.jobs.sql.QueryException;
import org.hcim.jobs.sql.Sources;
import org.hcim.jobs.sql.SparkSql;
import org.hcim.jobs.store.StoreException;
import org.hcim.jobs.store.Table;

/**
 * The tables of an output directory, open for queries. Access is read-only and sees the data
 * committed when the tables were opened.
 */
public final class SqlTables implements Engine {

  private final Output out;
  private final Engine engine;
  private final Sources sources;
  private final FrontierNote frontier;
  private final Listener listener;
  private volatile boolean isStopped;

  private SqlTables(
      Output out, Optional<String> sweepId, Engine engine, Sources sources, Listener listener) {
    this.out = out;
    this.engine = engine;
    this.sources = sources;
    this.frontier = new FrontierNote(out, sweepId, sources);
    this.listener = listener;
  }

  /** Opens all tables with DuckDB, within this process. */
  public static SqlTables duckDb(Output out) {
    return duckDb(out, Optional.empty(), Optional.empty(), Listener.SILENT);
  }

  /**
   * Opens the tables with DuckDB, within this process.
   *
   * @param sweepId the only visible sweep; default all
   * @param memory memory limit of a query; default most of the machine's memory
   */
  public static SqlTables duckDb(
      Output out, Optional<String> sweepId, Optional<MemorySize> memory, Listener listener) {
    if (out.local().isEmpty()) {
      throw new RequestException(
          out.location()
              + " is not on this machine, and DuckDB reads only local files; use --engine spark");
    }
    Sources sources = sources(out, sweepId, listener);
    Engine engine =
        DuckDb.open(sources, memory)
            .orElseThrow(
                () ->
                    new RequestException(
                        "DuckDB's driver (org.duckdb:duckdb_jdbc) is not on the class path; use"
                            + " --engine spark, or add the driver with spark-submit --jars"));
    return new SqlTables(out, sweepId, engine, sources, listener);
  }

  /**
   * Opens the tables with Spark, for tables too large for one machine.
   *
   * @param sweepId the only visible sweep; default all
   * @param memory memory limit of a query; default the heap size, which must not exceed the limit
   */
  public static SqlTables spark(
      Output out, Optional<String> sweepId, Optional<MemorySize> memory, Execution execution) {
    memory.ifPresent(SqlTables::requireHeap);
    Sources sources = sources(out, sweepId, execution.listener());
    Engine engine = SparkSql.open(execution.sessions().open("sql"), sources);
    return new SqlTables(out, sweepId, engine, sources, execution.listener());
  }

  /** Rejects a limit below the heap size, because the heap of a running JVM cannot shrink. */
  private static void requireHeap(MemorySize memory) {
    long heap = Runtime.getRuntime().maxMemory();
    if (heap > memory.bytes()) {
      throw RequestException.of(
          "memory",
          ("memory (%s) is less than the heap of this process (%d MiB), which Spark"
                  + " uses; start it with HCIM_HEAP=%s, or spark-submit with --driver-memory %s")
              .formatted(memory, heap >> 20, memory, memory));
    }
  }

  /**
   * Answers one statement that returns rows.
   *
   * @throws RequestException when the text is invalid, is not a single statement, or does more than
   *     read
   * @throws StoreException.Damaged when a file cannot be read
   * @throws QueryLimitException.OfMemory when the engine runs out of memory
   */
  @Override
  public Answer ask(String sql) {
    frontier.of(sql).ifPresent(listener::notice);
    try {
      return new Explained(engine.ask(sql), sql);
    } catch (QueryException e) {
      throw MissingColumn.behind(e, sources)
          .<RuntimeException>map(missing -> missing)
          .orElseGet(() -> EngineFailure.explained(e, sql, out));
    }
  }

  /**
   * Answers one statement within a time limit; after a timeout the tables are unusable.
   *
   * @param time from the beginning of the query to its last row
   * @param reader reads the rows, in another thread
   * @throws QueryLimitException.OfTime when the limit passed before the last row was read
   */
  public <T> T ask(String sql, Duration time, Function<Answer, T> reader) {
    return new TimeLimit(time)
        .run(() -> reader.apply(ask(sql)), this::cancel)
        .orElseThrow(
            () ->
                new QueryLimitException.OfTime(
                    "the query was stopped after %s; raise the limit, use a WHERE or fewer columns"
                        .formatted(text(time))));
  }

  private static String text(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }

  @Override
  public void cancel() {
    isStopped = true;
    engine.cancel();
  }

  /** The rows of an answer, as maps by column. */
  public List<Map<String, Object>> rows(String sql) {
    Answer answer = ask(sql);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (var cells = answer.next(); cells.isPresent(); cells = answer.next()) {
      Map<String, Object> row = new LinkedHashMap<>();
      for (int i = 0; i < answer.columns().size(); i++) {
        row.put(answer.columns().get(i).name(), cells.get()[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  @Override
  public void close() {
    engine.close();
  }

  /** An answer that also explains failures while rows are read. */
  private final class Explained implements Answer {

    private final Answer answer;
    private final String sql;

    private Explained(Answer answer, String sql) {
      this.answer = answer;
      this.sql = sql;
    }

    @Override
    public List<Column> columns() {
      return answer.columns();
    }

    @Override
    public Optional<Object[]> next() {
      if (isStopped) {
        throw new CancelledException(null);
      }
      try {
        return answer.next();
      } catch (QueryException e) {
        throw EngineFailure.explained(e, sql, out);
      }
    }
  }

  private static Sources sources(Output out, Optional<String> sweepId, Listener listener) {
    String directory =
        out.local()
            .map(Path::toAbsolutePath)
            .map(path -> path.normalize().toString())
            .orElse(out.location());
    List<StoredSweep> sweeps = sweeps(out, sweepId);
    sweeps.stream()
        .filter(sweep -> !sweep.isComplete())
        .forEach(
            sweep ->
                listener.notice(sweep.status().named() + " is not complete: " + sweep.progress()));
    if (sweeps.size() > 1) {
      listener.notice(
          "%s contains %d sweeps; sweep_id distinguishes them, --sweep ID selects one"
              .formatted(out.location(), sweeps.size()));
    }
    Sources sources =
        Sources.committed(directory, sweeps.stream().map(StoredSweep::status).toList());
    if (sweeps.size() > 1 && !sources.omitted(Table.RESULTS).isEmpty()) {
      listener.notice(MissingColumn.notice(sources.omitted(Table.RESULTS)));
    }
    return sources;
  }

  private static List<StoredSweep> sweeps(Output out, Optional<String> sweepId) {
    if (sweepId.isPresent()) {
      return List.of(out.sweep(sweepId.get()));
    }
    List<StoredSweep> sweeps = out.sweeps();
    boolean isEmpty =
        sweeps.isEmpty() && !out.holds(Table.SIMULATIONS) && !out.holds(Table.ACCURACY);
    return isEmpty ? List.of(out.sweep()) : sweeps;
  }
}
