package org.hcim.jobs.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.compare.ComparedRun;
import org.hcim.jobs.frontier.FrontierOutcome;
import org.hcim.jobs.frontier.FrontierQuery;
import org.hcim.jobs.store.TableSnapshot;
import org.hcim.jobs.store.TableSource;
import org.hcim.jobs.summary.RowScope;
import org.hcim.jobs.table.ChosenColumns;
import org.hcim.jobs.table.Tables;
import org.hcim.sweeps.pareto.LossLimit;
import org.hcim.sweeps.spec.FrontierSpec;

/**
 * A sweep in an output directory.
 *
 * @param out the directory, a path or a URI
 * @param status progress and counts of the sweep
 */
public record StoredSweep(String out, TableSnapshot status) {

  private static final Set<String> CHOOSING = Set.of(OptimumRun.COMMAND, FrontierSweepRun.COMMAND);

  /** The command that selected and renumbered some of a spec's designs; empty for a sweep. */
  static Optional<String> choosing(Optional<TableSource> source) {
    return source.map(TableSource::command).filter(CHOOSING::contains);
  }

  /** The rows that a command kept, if these are not the rows of all designs. */
  public Optional<KeptRows> kept() {
    return KeptRows.of(this);
  }

  /** The default query of a frontier of these rows. */
  public FrontierQuery query() {
    return query(FrontierSpec.DEFAULT);
  }

  /** The frontier query of a spec's section, with defaults that these rows can answer. */
  public FrontierQuery query(FrontierSpec section) {
    return kept().map(kept -> kept.query(section)).orElseGet(() -> FrontierQuery.of(section));
  }

  /** The accuracy loss within which designs are compared by default. */
  LossLimit limit() {
    return kept().map(kept -> kept.frontier().maxLoss()).orElse(LossLimit.DEFAULT);
  }

  /** The designs that have rows. */
  RowScope scope() {
    return kept().map(KeptRows::scope).orElse(RowScope.ALL);
  }

  /** The id of the sweep, "s_" and 16 digits. */
  public String id() {
    return status.id();
  }

  /** Returns whether all chunks are committed. */
  public boolean isComplete() {
    return status.state() == TableSnapshot.State.COMPLETE;
  }

  /** The committed chunks of a sweep that is not complete. */
  String progress() {
    int done = status.chunksDone();
    return done < status.chunks()
        ? "%d of %d chunks are committed".formatted(done, status.chunks())
        : "all chunks are committed, but the command ended before it checked them; run it again";
  }

  /** The command that writes the same rows, without arguments. */
  String command() {
    return choosing(status.source()).orElse("sweep");
  }

  /** The spec's file, relative to the working directory if it is there; empty if unknown. */
  Optional<Path> specFile() {
    Path here = Path.of("").toAbsolutePath();
    return status
        .source()
        .map(source -> Path.of(source.spec()))
        .map(file -> file.startsWith(here) ? here.relativize(file) : file);
  }

  /** The result columns that the sweep's spec omits. */
  public List<String> omittedColumns() {
    return ChosenColumns.of(status).omitted();
  }

  /** One row per design and network; its columns are listed in docs/schema.md. */
  public Dataset<Row> results(SparkSession spark) {
    return new Tables(spark, out).of(status);
  }

  /** The sweep with a frontier, as one side of a comparison. */
  ComparedRun compared(SparkSession spark, Optional<FrontierOutcome> frontier) {
    return ComparedRun.of(spark, out, status, frontier);
  }
}
