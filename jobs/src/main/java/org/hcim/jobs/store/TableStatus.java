package org.hcim.jobs.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How far a sweep is.
 *
 * @param sweepId the sweep
 * @param state whether it is done, under way or waiting to be continued
 * @param chunksDone chunks that are committed
 * @param chunks chunks of the whole sweep
 * @param firstPoint smallest config_index of the sweep or slice
 * @param points points of the whole sweep or slice before any was rejected
 * @param total what was counted in the chunks that are done
 * @param writer the process that holds its lock, if one does, and whether it is gone
 * @param lastActivity UTC time of the last commit, or of the sweep's creation
 */
public record TableStatus(
    String sweepId,
    State state,
    int chunksDone,
    int chunks,
    long firstPoint,
    long points,
    Tally total,
    Optional<String> writer,
    String lastActivity) {

  /** Where a sweep stands. */
  public enum State {
    COMPLETE,
    RUNNING,
    UNFINISHED
  }

  /** The sweeps below an output directory, by id; reads control files only and takes no lock. */
  public static List<TableStatus> of(String out) {
    return of(out, Table.RESULTS);
  }

  /** The sweeps or frontiers below an output directory. */
  public static List<TableStatus> of(String out, Table table) {
    var volume = Volume.of(out);
    try {
      var sweeps = new ArrayList<TableStatus>();
      for (var layout : Layout.all(volume, table)) {
        if (volume.exists(layout.run())) {
          sweeps.add(of(volume, layout));
        }
      }
      return List.copyOf(sweeps);
    } catch (IOException e) {
      throw new StoreException.Failed(out + " cannot be read", e);
    }
  }

  private static TableStatus of(Volume volume, Layout layout) throws IOException {
    var run = Run.read(volume, layout);
    var records = Recovery.records(volume, layout).values();
    var holder = WriterLock.holder(volume, layout.lock());
    return new TableStatus(
        layout.id(),
        state(volume.exists(layout.complete()), holder),
        records.size(),
        run.plan().chunkCount(),
        run.plan().firstPoint(),
        run.plan().points(),
        records.stream().map(CommitRecord::tally).reduce(Tally.ZERO, Tally::add),
        holder.map(TableStatus::writer),
        records.stream()
            .map(CommitRecord::committedAt)
            .max(Comparator.naturalOrder())
            .orElse(run.createdAt()));
  }

  private static State state(boolean complete, Optional<LockHolder> holder) {
    if (complete) {
      return State.COMPLETE;
    }
    boolean alive = holder.filter(h -> !h.isDead() && !h.isStale()).isPresent();
    return alive ? State.RUNNING : State.UNFINISHED;
  }

  private static String writer(LockHolder holder) {
    return holder.describe() + (holder.isDead() ? ", which is gone: the next run goes on" : "");
  }
}
