package org.hcim.jobs.store;

import static org.hcim.jobs.store.Rule.refuseUnless;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * One table, open for exclusive writing by this process.
 *
 * <p>A chunk is written to a directory that readers ignore, read back, made visible by one rename,
 * and committed once its record exists. No committed file is ever overwritten. Several threads may
 * commit different chunks. {@code results/} contains only data; {@code control/} contains
 * everything else.
 */
public final class TableStore implements AutoCloseable {

  private final Volume volume;
  private final Layout layout;
  private final TableIdentity identity;
  private final ChunkPlan plan;
  private final ChunkWriter writer;
  private final ChunkPublisher publisher;
  private final Fence fence;
  private final SortedMap<Integer, CommitRecord> records;
  private volatile boolean cancelled;

  TableStore(
      TableIdentity identity,
      ChunkWriter writer,
      Fence fence,
      SortedMap<Integer, CommitRecord> records) {
    this.volume = writer.volume();
    this.layout = writer.layout();
    this.identity = identity;
    this.plan = writer.plan();
    this.writer = writer;
    this.publisher = new ChunkPublisher(volume, layout, identity, fence);
    this.fence = fence;
    this.records = new ConcurrentSkipListMap<>(records);
  }

  /**
   * Takes the table's lock and restores its files to the last commit; needs no Spark session.
   *
   * @param out the output directory, a path or a {@code file:}, {@code hdfs:} or {@code s3a:} URI
   * @param schema the table's columns; {@code config_index} and {@code status} must be among them
   * @param notices receives a line per repair
   * @throws StoreException.Locked when another process is writing this table
   * @throws StoreException.Refused when the file system is unsafe or the table was started with
   *     other settings
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
    return new TableOpening(volume, identity, plan, schema, notices).open(policy);
  }

  /** The committed chunks, in order. */
  public List<CommitRecord> committed() {
    return List.copyOf(records.values());
  }

  /** The remaining chunks, in order. */
  public List<Chunk> pending() {
    return plan.chunks().stream().filter(chunk -> !records.containsKey(chunk.index())).toList();
  }

  /** The counts of the committed chunks. */
  public Tally total() {
    return records.values().stream().map(CommitRecord::tally).reduce(Tally.ZERO, Tally::add);
  }

  /**
   * Writes one chunk and makes it visible.
   *
   * @param rows creates the rows from the tally, which must count them (and every rejected point)
   *     in the tasks that write them; no shuffle may follow the counting
   * @throws StoreException.Cancelled when {@link #cancel} was called before
   * @throws StoreException.Locked when another process has taken over the lock; nothing is
   *     published
   * @throws StoreException.Damaged when the files do not contain the counted rows
   */
  public CommitRecord commit(
      SparkSession spark, Chunk chunk, Function<RowTally, Dataset<Row>> rows) {
    checkNotCancelled();
    refuseUnless(chunk.equals(plan.chunk(chunk.index())), "%s is not a chunk of %s", chunk, plan);
    refuseUnless(!records.containsKey(chunk.index()), "chunk %s is already committed", chunk.id());
    try {
      var start = Instant.now();
      fence.check();
      var staged = writer.write(spark, chunk, rows);
      var record = publisher.publish(chunk, staged, start);
      records.put(chunk.index(), record);
      return record;
    } catch (Exception e) { // Spark throws checked exceptions without declaring them
      checkNotCancelled();
      fence.checkAfter(e);
      throw e instanceof StoreException known
          ? known
          : StoreException.Failed.of(
              layout.named() + ", chunk " + chunk.id() + " cannot be written", e);
    }
  }

  /**
   * Marks the table complete, if it is not yet.
   *
   * @throws StoreException.Refused when chunks remain
   * @throws StoreException.Damaged when a record changed after completion
   */
  public Completion complete() {
    refuseUnless(pending().isEmpty(), "%d chunks remaining", pending().size());
    try {
      var existing = completion().filter(fence.epoch()::accepts);
      var commits = commits();
      if (existing.isPresent()) {
        return unchanged(existing.get(), commits);
      }
      var completion =
          Completion.of(
              identity, plan, total(), commits, Instant.now().toString(), fence.epoch().number());
      fence.check();
      volume.replace(
          layout.complete(), Json.write(completion)); // overwrites an unreadable file, if any
      return completion;
    } catch (IOException e) {
      throw StoreException.Failed.of(layout.named() + " cannot be completed", e);
    }
  }

  /**
   * Writes the table's description, which is equal for equal rows, so a second call has no effect.
   *
   * @param description a record that Jackson can serialize
   */
  public void describe(Object description) {
    try {
      fence.check();
      volume.replace(layout.description(), Json.write(description));
    } catch (IOException e) {
      throw StoreException.Failed.of(layout.description() + " cannot be written", e);
    }
  }

  /**
   * The table's description.
   *
   * @throws StoreException.Damaged when it is missing
   */
  public <T> T described(Class<T> type) {
    try {
      return Descriptions.read(volume, layout, type)
          .orElseThrow(
              () -> new StoreException.Damaged(volume.uri(layout.description()) + " is missing"));
    } catch (IOException e) {
      throw StoreException.Failed.of(layout.description() + " cannot be read", e);
    }
  }

  /** Stores the command that writes the table, for a repair. */
  public void keepSource(TableSource source) {
    try {
      fence.check();
      volume.replace(layout.source(), Json.write(source));
    } catch (IOException e) {
      throw StoreException.Failed.of(layout.source() + " cannot be written", e);
    }
  }

  /** Makes this table the default for readers. */
  public void makeLatest() {
    try {
      volume.replace(
          Layout.latest(layout.table()), Json.write(new Descriptions.Pointer(layout.id())));
    } catch (IOException e) {
      throw StoreException.Failed.of(layout.named() + " cannot be made the latest", e);
    }
  }

  /**
   * Requests a stop: no further chunk begins. Safe to call from any thread and from a shutdown
   * hook.
   */
  public void cancel() {
    cancelled = true;
  }

  /** Releases the lock. */
  @Override
  public void close() {
    try {
      fence.close();
    } catch (IOException e) {
      throw StoreException.Failed.of("the lock of " + layout.named() + " cannot be released", e);
    }
  }

  private Completion unchanged(Completion completion, List<Completion.Commit> commits) {
    if (!completion.commits().equals(commits)) {
      throw new StoreException.Damaged(
          "%s is complete, but its commit records are not those of %s; %s"
              .formatted(layout.named(), volume.uri(layout.complete()), volume.repair()));
    }
    return completion;
  }

  private Optional<Completion> completion() throws IOException {
    try {
      return volume
          .read(layout.complete())
          .map(bytes -> Json.read(layout.complete(), bytes, Completion.class));
    } catch (StoreException.Damaged e) {
      return Optional.empty(); // all chunks exist and were checked, so it is written again
    }
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
          "stopped with %d of %d chunks done; rerun the command to resume"
              .formatted(records.size(), plan.chunkCount()));
    }
  }
}
