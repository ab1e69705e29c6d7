package org.hcim.jobs.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.hcim.jobs.store.CommitRecord.DataFile;
import org.hcim.jobs.store.Verification.Problem;

/**
 * Compares the bytes of data files with their records before the files are read, because engines
 * return wrong values for a flipped bit. A verified file is not read again until its size, times or
 * inode change; this is recorded in the table's control directory if it is writable, and always in
 * this process.
 *
 * @param volume the output directory
 * @param layout the table's paths in it
 */
record ContentCheck(Volume volume, Layout layout) {

  /** An assumption: at most about 100 MB of text. */
  private static final int MAX_REMEMBERED = 200_000;

  /** Stamps by hash and URI, for directories that are not writable. */
  private static final Map<String, String> REMEMBERED = new ConcurrentHashMap<>();

  /**
   * Files whose hashes matched.
   *
   * @param files stamp by path and hash
   */
  record Verified(SortedMap<String, String> files) {

    static final Verified NONE = new Verified(new TreeMap<>());
  }

  /** A committed file with its path. */
  private record Committed(Chunk chunk, DataFile file, String path) {

    String key() {
      return path + " " + file.sha256();
    }
  }

  /** The files that differ from their records. */
  Collection<Problem> check(Collection<CommitRecord> records) throws IOException {
    var known = known();
    var now = new ConcurrentSkipListMap<String, String>();
    var problems = new ConcurrentSkipListMap<String, Problem>();
    try {
      records.parallelStream()
          .flatMap(record -> record.files().stream().map(file -> committed(record, file)))
          .forEach(
              file ->
                  difference(file, known, now)
                      .ifPresent(
                          what ->
                              problems.put(
                                  file.path(),
                                  new Problem(file.chunk().id(), file.file().name(), what))));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (!now.equals(known)) {
      remember(new Verified(now));
    }
    return problems.values();
  }

  private Committed committed(CommitRecord record, DataFile file) {
    return new Committed(
        record.chunk(), file, layout.chunk(record.chunk().index()) + "/" + file.name());
  }

  private Optional<String> difference(
      Committed file, Map<String, String> known, Map<String, String> now) {
    try {
      var stamp = volume.stamp(file.path());
      if (stamp.isEmpty() || isKnown(file, stamp.get(), known)) {
        stamp.ifPresent(same -> now.put(file.key(), same.text()));
        return Optional.empty();
      }
      var difference =
          new ChunkFiles(volume, layout.chunk(file.chunk().index())).difference(file.file());
      if (difference.isEmpty() && stamp.get().isSettled(Instant.now())) {
        now.put(file.key(), stamp.get().text());
        rememberHere(file, stamp.get());
      }
      return difference;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isKnown(Committed file, FileStamp stamp, Map<String, String> known) {
    return stamp.text().equals(known.get(file.key()))
        || stamp.text().equals(REMEMBERED.get(volume.uri(file.path()) + file.file().sha256()));
  }

  private void rememberHere(Committed file, FileStamp stamp) {
    if (REMEMBERED.size() > MAX_REMEMBERED) {
      REMEMBERED.clear();
    }
    REMEMBERED.put(volume.uri(file.path()) + file.file().sha256(), stamp.text());
  }

  /** The recorded stamps; a lost or damaged record only costs another pass over the files. */
  private Map<String, String> known() throws IOException {
    try {
      return volume
          .read(layout.verified())
          .map(bytes -> Json.read(layout.verified(), bytes, Verified.class))
          .orElse(Verified.NONE)
          .files();
    } catch (StoreException.Damaged e) {
      return Map.of();
    }
  }

  private void remember(Verified verified) {
    try {
      volume.replace(layout.verified(), Json.write(verified));
    } catch (IOException e) { // a read-only directory; this process keeps the record
      System.getLogger(ContentCheck.class.getName())
          .log(System.Logger.Level.DEBUG, layout.verified(), e);
    }
  }
}
