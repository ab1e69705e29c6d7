package org.hcim.jobs.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hcim.jobs.shell.ShellCommand;
import org.hcim.jobs.store.Verification.Problem;

/**
 * One table as described by its control files at one moment; authoritative for all readers. Its
 * rows are those of the commit records, and a complete table has exactly the records listed in
 * {@code COMPLETE.json}. Reads control files and the sizes of data files, and takes no lock.
 */
public final class TableSnapshot {

  private final String out;
  private final Volume volume;
  private final Layout layout;
  private final ControlRecords records;
  private final Optional<LockHolder> holder;

  private TableSnapshot(String out, Volume volume, Layout layout) throws IOException {
    this.out = out;
    this.volume = volume;
    this.layout = layout;
    records = ControlRecords.read(volume, layout);
    holder = WriterLock.holder(volume, layout.lock());
  }

  /** The progress of a table. */
  public enum State {
    COMPLETE,
    RUNNING,
    UNFINISHED,
    DAMAGED
  }

  /** The sweeps in an output directory, by id. */
  public static List<TableSnapshot> of(String out) {
    return of(out, Table.RESULTS);
  }

  /** The tables of one kind in an output directory, by id. */
  public static List<TableSnapshot> of(String out, Table table) {
    var volume = Volume.of(out);
    try {
      var tables = new ArrayList<TableSnapshot>();
      for (var layout : Layout.all(volume, table)) {
        var snapshot = new TableSnapshot(out, volume, layout);
        if (!snapshot.records.isEmpty()) {
          tables.add(snapshot);
        }
      }
      return List.copyOf(tables);
    } catch (IOException e) {
      throw new StoreException.Failed(out + " cannot be read", e);
    }
  }

  /** One table, or empty if there is none of this id; reads no records of other tables. */
  public static Optional<TableSnapshot> of(String out, Table table, String id) {
    try {
      return of(out, Volume.of(out), table, id);
    } catch (IOException e) {
      throw new StoreException.Failed(out + " cannot be read", e);
    }
  }

  static Optional<TableSnapshot> of(String out, Volume volume, Table table, String id)
      throws IOException {
    return Layout.isId(id)
        ? Optional.of(new TableSnapshot(out, volume, new Layout(table, id)))
            .filter(one -> !one.records.isEmpty())
        : Optional.empty();
  }

  public Table table() {
    return layout.table();
  }

  public String id() {
    return layout.id();
  }

  /** The table's name in messages, such as {@code training t_0123456789abcdef}. */
  public String named() {
    return layout.named();
  }

  public State state() {
    if (!records.problems().isEmpty()) {
      return State.DAMAGED;
    }
    if (records.completion().isPresent()) {
      return State.COMPLETE;
    }
    boolean alive = holder.filter(h -> !h.isDead() && !h.isStale()).isPresent();
    return alive ? State.RUNNING : State.UNFINISHED;
  }

  /** The number of committed chunks. */
  public int chunksDone() {
    return records.commits().size();
  }

  /**
   * Returns whether the table has, or had, rows: a complete table may have lost its commit records.
   */
  public boolean mayHaveRows() {
    return chunksDone() > 0 || completedAt().isPresent();
  }

  /** The number of chunks of the table; of committed chunks if {@code run.json} is lost. */
  public int chunks() {
    return run(run -> run.plan().chunkCount()).orElse(chunksDone());
  }

  /** The smallest config_index of the table or slice. */
  public long firstPoint() {
    return run(run -> run.plan().firstPoint()).orElse(0L);
  }

  /** The number of points of the whole table or slice, before rejection by rules. */
  public long points() {
    return run(run -> run.plan().points()).orElse(0L);
  }

  /** The rows per point that is not rejected; 1 if {@code run.json} is lost. */
  public int rowsPerPoint() {
    return run(run -> run.plan().rowsPerPoint()).orElse(1);
  }

  /** The counts of the committed chunks. */
  public Tally total() {
    return records.total();
  }

  /** The process that holds the table's lock, if any, and whether it is still running. */
  public Optional<String> writer() {
    return holder.map(
        writer ->
            writer.describe()
                + (writer.isDead() ? ", which is no longer running; the next run takes over" : ""));
  }

  /** UTC time of the last commit, or of the table's creation. */
  public String lastActivity() {
    return commits().stream()
        .map(CommitRecord::committedAt)
        .max(Comparator.naturalOrder())
        .or(() -> run(Run::createdAt))
        .orElse("");
  }

  /** UTC time of completion; empty if the table is not complete. */
  public Optional<String> completedAt() {
    return records.completion().map(Completion::completedAt);
  }

  /** SHA-256 of everything that determines the rows; empty if {@code run.json} is lost. */
  public String hash() {
    return run(Run::hash).orElse("");
  }

  /** The cost-model version of the first run; empty if {@code run.json} is lost. */
  public String modelVersion() {
    return run(Run::modelVersion).orElse("");
  }

  /** The names of the columns in the table's files; empty if {@code run.json} is lost. */
  public List<String> columns() {
    return run(Run::columns).orElse(List.of()).stream().map(Column::name).toList();
  }

  /** The committed chunks, in order. */
  public List<CommitRecord> commits() {
    return List.copyOf(records.commits().values());
  }

  /** The command that wrote the table, if known. */
  public Optional<TableSource> source() {
    try {
      return TableSource.of(volume, layout);
    } catch (IOException e) {
      throw new StoreException.Failed(volume.uri(layout.source()) + " cannot be read", e);
    }
  }

  /**
   * The expanded spec or query, in canonical form.
   *
   * @throws StoreException.Damaged when it is missing or not the table's
   */
  public String canonicalJson() {
    try {
      var spec = volume.read(layout.spec());
      if (spec.isPresent() && !run(run -> run.mayHaveSpec(spec.get())).orElse(true)) {
        throw new StoreException.Damaged(
            volume.uri(layout.spec()) + " changed after it was written; " + volume.repair());
      }
      return spec.map(bytes -> new String(bytes, UTF_8))
          .orElseThrow(() -> new StoreException.Damaged(volume.uri(layout.spec()) + " is missing"));
    } catch (IOException e) {
      throw new StoreException.Failed(volume.uri(layout.spec()) + " cannot be read", e);
    }
  }

  /** The total bytes of all data files. */
  public long bytes() {
    return records.bytes();
  }

  /** Time during which at least one chunk was in progress, excluding pauses between runs. */
  public Duration activeTime() {
    return ActiveTime.of(records.commits().values());
  }

  /** Records and data files that are missing, unreadable or of another size; empty if intact. */
  public List<Problem> problems() {
    var problems = new ArrayList<>(records.problems());
    try {
      for (var record : records.commits().values()) {
        var files = new ChunkFiles(volume, layout.chunk(record.chunk().index()));
        for (var file : record.files()) {
          files
              .sizeDifference(file)
              .ifPresent(what -> problems.add(new Problem(record.chunk().id(), file.name(), what)));
        }
      }
    } catch (IOException e) {
      throw new StoreException.Failed(named() + " cannot be read", e);
    }
    return List.copyOf(problems);
  }

  /** Data files whose bytes differ from those committed; empty if intact. */
  public List<Problem> changedFiles() {
    try {
      return List.copyOf(new ContentCheck(volume, layout).check(records.commits().values()));
    } catch (IOException e) {
      throw new StoreException.Failed(named() + " cannot be read", e);
    }
  }

  /**
   * The committed data files, in chunk order; their bytes were compared since they last changed.
   *
   * @throws StoreException.Damaged when records or files are missing, or a file has other bytes
   */
  public List<DataFile> dataFiles() {
    requireIntact();
    requireNone(changedFiles());
    return commits().stream().flatMap(this::dataFiles).toList();
  }

  private Stream<DataFile> dataFiles(CommitRecord record) {
    String chunk = layout.chunk(record.chunk().index()) + "/";
    return record.files().stream().map(file -> new DataFile(volume, chunk + file.name()));
  }

  /** The locations of {@link #dataFiles}, checked likewise. */
  public List<URI> files() {
    return dataFiles().stream().map(DataFile::uri).toList();
  }

  /**
   * Checks that the table has all its records and files.
   *
   * @throws StoreException.Damaged with the first problem and its remedy
   */
  public void requireIntact() {
    requireNone(problems());
  }

  private void requireNone(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new StoreException.Damaged(
          "%s in %s is damaged: %s%s%n%s lists every problem; restore the files from a copy, or %s"
              .formatted(
                  named(),
                  out,
                  problems.get(0),
                  problems.size() == 1 ? "" : " (and %d more)".formatted(problems.size() - 1),
                  ShellCommand.hcim("verify").path(out),
                  volume.repair()));
    }
  }

  private <T> Optional<T> run(Function<Run, T> value) {
    return records.run().map(value);
  }
}
