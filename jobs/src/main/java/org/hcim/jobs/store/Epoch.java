package org.hcim.jobs.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The period during which one process may write a table. Epoch numbers increase, and each epoch
 * lists the chunks that were committed when it began. A process that stalls and loses its lock may
 * still add a commit record of its earlier epoch; readers ignore such a record unless the current
 * epoch lists its chunk.
 *
 * @param number from 1
 * @param writer token of the lock
 * @param inherited chunks that were committed when this epoch began
 * @param wasComplete whether the table was complete at that time
 */
record Epoch(long number, String writer, SortedSet<Integer> inherited, boolean wasComplete) {

  private static final Pattern FILE = Pattern.compile("e(\\d{5,18})\\.json");

  /** The period before the first epoch. */
  static final Epoch NONE = new Epoch(0, "", new TreeSet<>(), false);

  Epoch {
    inherited = new TreeSet<>(inherited);
  }

  /**
   * The table's last epoch; {@link #NONE} in tables of earlier versions.
   *
   * @throws StoreException.Damaged when its file cannot be read
   */
  static Epoch last(Volume volume, Layout layout) throws IOException {
    while (true) {
      long number = lastNumber(volume, layout);
      if (number == 0) {
        return NONE;
      }
      var file = file(layout, number);
      var bytes = volume.read(file); // deleted if a later writer has just begun
      if (bytes.isPresent()) {
        return Json.read(file, bytes.get(), Epoch.class);
      }
    }
  }

  /**
   * Begins the next epoch, which fences off all earlier writers.
   *
   * @throws StoreException.Locked when another process begins it at the same time
   */
  static Epoch begin(Volume volume, Layout layout, String writer) throws IOException {
    long before = lastNumber(volume, layout);
    var next = readable(volume, layout).next(volume, layout, before, writer);
    try {
      volume.createNew(file(layout, next.number), Json.write(next));
    } catch (FileAlreadyExistsException e) {
      throw new StoreException.Locked(layout.named() + " is being taken over; try again");
    }
    for (var name : volume.list(layout.epochs())) {
      if (number(name).filter(number -> number < next.number).isPresent()) {
        volume.delete(layout.epochs() + "/" + name);
      }
    }
    return next;
  }

  /**
   * Checks that no later epoch has begun.
   *
   * @throws StoreException.Locked when a later writer has begun
   */
  void check(Volume volume, Layout layout) throws IOException {
    long last = lastNumber(volume, layout);
    if (last > number) {
      throw new StoreException.Locked(
          "%s was taken over by another process (epoch %d after %d); this run stops"
              .formatted(layout.named(), last, number));
    }
  }

  /** Returns whether a record is valid: written in this epoch, or listed by it. */
  boolean accepts(CommitRecord record) {
    return record.epoch() >= number || inherited.contains(record.chunk().index());
  }

  /** Returns whether a completion is valid. */
  boolean accepts(Completion completion) {
    return completion.epoch() >= number || wasComplete;
  }

  private static Epoch readable(Volume volume, Layout layout) throws IOException {
    try {
      return last(volume, layout);
    } catch (StoreException.Damaged e) {
      return NONE; // its records are accepted and checked against their files
    }
  }

  private Epoch next(Volume volume, Layout layout, long before, String writer) throws IOException {
    var chunks = new TreeSet<Integer>();
    long max = before;
    for (var name : volume.list(layout.commits())) {
      if (Recovery.isRecord(name)) {
        try {
          var record = Recovery.record(volume, layout.commits() + "/" + name);
          max = Math.max(max, record.epoch());
          if (accepts(record)) {
            chunks.add(record.chunk().index());
          }
        } catch (StoreException.Damaged e) {
          Chunk.indexOf(name.replace(".json", "")).ifPresent(chunks::add);
        }
      }
    }
    return new Epoch(max + 1, writer, chunks, isComplete(volume, layout));
  }

  /**
   * Returns whether the table is complete; an unreadable completion counts, so it is reported as
   * damage.
   */
  private boolean isComplete(Volume volume, Layout layout) throws IOException {
    try {
      return volume
          .read(layout.complete())
          .filter(bytes -> accepts(Json.read(layout.complete(), bytes, Completion.class)))
          .isPresent();
    } catch (StoreException.Damaged e) {
      return true;
    }
  }

  private static long lastNumber(Volume volume, Layout layout) throws IOException {
    return volume.list(layout.epochs()).stream()
        .flatMap(name -> number(name).stream())
        .max(Long::compare)
        .orElse(0L);
  }

  private static Optional<Long> number(String name) {
    var matcher = FILE.matcher(name);
    return matcher.matches() ? Optional.of(Long.parseLong(matcher.group(1))) : Optional.empty();
  }

  private static String file(Layout layout, long number) {
    return layout.epochs() + String.format(Locale.ROOT, "/e%05d.json", number);
  }
}
