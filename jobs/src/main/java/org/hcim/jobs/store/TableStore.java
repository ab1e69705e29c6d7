package org.hcim.jobs.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hcim.jobs.store.Rule.refuseUnless;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The results of one sweep, open for writing by this process alone.
 *
 * <p>A chunk is written where no reader looks, read back, made visible by one rename, and done when
 * its record is there. Nothing is ever overwritten. Several threads may commit different chunks.
 * {@code results/} holds data only; {@code control/} all else.
 */
public final class TableStore implements AutoCloseable {

  private final Volume volume;
  private final Layout layout;
  private final TableIdentity identity;
  private final ChunkPlan plan;
  private final ChunkWriter writer;
  private final WriterLock lock;
  private final SortedMap<Integer, CommitRecord> records;
  private volatile boolean cancelled;

  private TableStore(
      Volume volume,
      TableIdentity identity,
      ChunkPlan plan,
      ChunkWriter writer,
      WriterLock lock,
      SortedMap<Integer, CommitRecord> records) {
    this.volume = volume;
    this.layout = writer.layout();
    this.identity = identity;
    this.plan = plan;
    this.writer = writer;
    this.lock = lock;
    this.records = new ConcurrentSkipListMap<>(records);
  }

  /**
   * Takes the sweep's lock and brings its files back to the last commit; needs no Spark session.
   *
   * @param out the output directory, a path or a {@code file:} or {@code hdfs:} URI
   * @param schema the table's columns; {@code config_index} and {@code status} must be among them
   * @param notices told what recovery did
   * @throws StoreException.Locked when another process writes this sweep
   * @throws StoreException.Refused when the file system is unsafe or the sweep was begun
   *     differently
   * @throws StoreException.Damaged when committed files are missing or changed
   */
  public static TableStore open(
      String out,
      TableIdentity identity,
      ChunkPlan plan,
      StructType schema,
      LockPolicy policy,
      Consumer<String> notices) {
    return open(Volume.of(out), identity, plan, schema, policy, notices);
  }

  static TableStore open(
      Volume volume,
      TableIdentity identity,
      ChunkPlan plan,
      StructType schema,
      LockPolicy policy,
      Consumer<String> notices) {
    var layout = new Layout(identity.table(), identity.sweepId());
    var columns = Column.allOf(schema);
    try {
      var lock = WriterLock.take(volume, layout.lock(), policy, notices);
      try {
        begin(volume, layout, identity, Run.of(identity, plan, columns, Instant.now().toString()));
        var records = new Recovery(volume, layout, notices).recover(plan);
        var writer = new ChunkWriter(volume, layout, plan, schema);
        return new TableStore(volume, identity, plan, writer, lock, records);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw failed(layout.id() + " cannot be opened", e);
    }
  }

  /** The chunks that are done, in order. */
  public List<CommitRecord> committed() {
    return List.copyOf(records.values());
  }

  /** The chunks that are still to do, in order. */
  public List<Chunk> pending() {
    return plan.chunks().stream().filter(chunk -> !records.containsKey(chunk.index())).toList();
  }

  /** What is counted in the chunks that are done. */
  public Tally total() {
    return records.values().stream().map(CommitRecord::tally).reduce(Tally.ZERO, Tally::add);
  }

  /**
   * Writes one chunk and makes it visible.
   *
   * @param rows makes the rows from the tally, which must count them (and every rejected point) in
   *     the tasks that write them; no shuffle may come after the counting
   * @throws StoreException.Cancelled when {@link #cancel} was called before
   * @throws StoreException.Locked when another process took the lock over; nothing is published
   * @throws StoreException.Damaged when the files do not hold the rows that were counted
   */
  public CommitRecord commit(
      SparkSession spark, Chunk chunk, Function<RowTally, Dataset<Row>> rows) {
    checkNotCancelled();
    refuseUnless(chunk.equals(plan.chunk(chunk.index())), "%s is not a chunk of %s", chunk, plan);
    refuseUnless(!records.containsKey(chunk.index()), "chunk %s is already done", chunk.id());
    try {
      var start = Instant.now();
      lock.check();
      var staged = writer.write(spark, chunk, rows);
      return publish(chunk, staged, start);
    } catch (IOException | RuntimeException e) {
      checkNotCancelled();
      throw e instanceof StoreException known
          ? known
          : failed("chunk " + chunk.id() + " cannot be written", e);
    }
  }

  /**
   * Declares the sweep complete, if it is not yet.
   *
   * @throws StoreException.Refused when chunks are left to do
   */
  public Completion complete() {
    refuseUnless(pending().isEmpty(), "%d chunks are left to do", pending().size());
    try {
      var existing = volume.read(layout.complete());
      if (existing.isPresent()) {
        return Json.read(layout.complete(), existing.get(), Completion.class);
      }
      var completion = Completion.of(identity, plan, total(), commits(), Instant.now().toString());
      lock.check();
      volume.createNew(layout.complete(), Json.write(completion));
      return completion;
    } catch (IOException e) {
      throw failed("sweep " + identity.sweepId() + " cannot be completed", e);
    }
  }

  /**
   * Writes what is to be told of the table beside its rows; equal for equal rows, so that a second
   * call changes nothing.
   *
   * @param description a record that Jackson writes
   */
  public void describe(Object description) {
    try {
      lock.check();
      volume.replace(layout.description(), Json.write(description));
    } catch (IOException e) {
      throw failed(layout.description() + " cannot be written", e);
    }
  }

  /**
   * What was told of the table.
   *
   * @throws StoreException.Damaged when nothing was
   */
  public <T> T described(Class<T> type) {
    try {
      return Descriptions.read(volume, layout, type)
          .orElseThrow(
              () -> new StoreException.Damaged(volume.uri(layout.description()) + " is missing"));
    } catch (IOException e) {
      throw failed(layout.description() + " cannot be read", e);
    }
  }

  /** Makes this the table that readers take when they do not say which. */
  public void makeLatest() {
    try {
      volume.replace(
          Layout.latest(layout.table()), Json.write(new Descriptions.Pointer(layout.id())));
    } catch (IOException e) {
      throw failed(layout.id() + " cannot be made the latest", e);
    }
  }

  /** Asks to stop: no further chunk begins. Safe from any thread and from a shutdown hook. */
  public void cancel() {
    cancelled = true;
  }

  /** Releases the lock. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw failed("the lock of " + identity.sweepId() + " cannot be released", e);
    }
  }

  private CommitRecord publish(Chunk chunk, ChunkWriter.Staged staged, Instant start)
      throws IOException {
    lock.check();
    volume.publish(staged.directory(), layout.chunk(chunk.index()));
    var now = Instant.now();
    var record =
        new CommitRecord(
            chunk,
            staged.tally(),
            staged.files(),
            Build.of(identity),
            Duration.between(start, now).toMillis(),
            now.toString());
    volume.createNew(layout.commit(chunk.index()), Json.write(record));
    records.put(chunk.index(), record);
    return record;
  }

  private List<Completion.Commit> commits() throws IOException {
    var commits = new ArrayList<Completion.Commit>();
    for (int index : records.keySet()) {
      var bytes = volume.read(layout.commit(index)).orElseThrow();
      commits.add(new Completion.Commit(Chunk.idOf(index), Sha256.of(bytes)));
    }
    return commits;
  }

  private void checkNotCancelled() {
    if (cancelled) {
      throw new StoreException.Cancelled(
          "stopped with %d of %d chunks done; the same command continues"
              .formatted(records.size(), plan.chunkCount()));
    }
  }

  /** Writes what the first run fixes, or checks it. */
  private static void begin(Volume volume, Layout layout, TableIdentity identity, Run run)
      throws IOException {
    var spec = identity.canonicalSpecJson().getBytes(UTF_8);
    var earlierSpec = volume.read(layout.spec());
    if (earlierSpec.isEmpty()) {
      volume.createNew(layout.spec(), spec);
    } else if (!java.util.Arrays.equals(earlierSpec.get(), spec)) {
      throw new StoreException.Damaged(volume.uri(layout.spec()) + " is not this sweep's spec");
    }
    var earlierRun = volume.read(layout.run());
    if (earlierRun.isEmpty()) {
      volume.createNew(layout.run(), Json.write(run));
    } else {
      run.checkContinues(Json.read(layout.run(), earlierRun.get(), Run.class));
    }
  }

  private static StoreException failed(String what, Exception cause) {
    return new StoreException.Failed(what + ": " + cause.getMessage(), cause);
  }
}
