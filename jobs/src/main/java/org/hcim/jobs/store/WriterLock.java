package org.hcim.jobs.store;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** An exclusive lock for writing one table; a daemon thread writes its heartbeat. */
final class WriterLock implements AutoCloseable {

  private static final int HEARTBEAT_SECONDS = 10;
  private static final int ATTEMPTS = 5;

  /**
   * Tokens of the locks held by this process; a lock file of this process with another token was
   * left by a failed call.
   */
  private static final Set<String> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Volume volume;
  private final String file;
  private final LockHolder me;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread heartbeat = new Thread(this::beat, "table-lock-heartbeat");

  private WriterLock(Volume volume, String file, LockHolder me) {
    this.volume = volume;
    this.file = file;
    this.me = me;
    heartbeat.setDaemon(true);
    heartbeat.start();
  }

  /**
   * Takes the lock, or takes it over from a holder that is gone.
   *
   * @param table the table's name in messages
   * @throws StoreException.Locked when another process holds it
   * @throws StoreException.Refused when the file system lets several callers create a file
   */
  static WriterLock take(
      Volume volume, String file, String table, LockPolicy policy, Consumer<String> notices)
      throws IOException {
    var me = LockHolder.here();
    volume.checkCreatesOnce(file + ".trial-" + me.token());
    HELD_HERE.add(me.token());
    try {
      return take(volume, file, table, me, policy, notices);
    } catch (IOException | RuntimeException e) {
      HELD_HERE.remove(me.token());
      throw e;
    }
  }

  private static WriterLock take(
      Volume volume,
      String file,
      String table,
      LockHolder me,
      LockPolicy policy,
      Consumer<String> notices)
      throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (created(volume, file, me)) {
        return new WriterLock(volume, file, me);
      }
      var holder = holder(volume, file);
      if (holder.isPresent() && takesOver(volume, file, table, holder.get(), me, policy)) {
        notices.accept("took over the lock of " + holder.get().describe());
        return new WriterLock(volume, file, me);
      }
    }
    throw new StoreException.Locked(volume.uri(file) + " is being taken over; try again");
  }

  /**
   * The holder named in a lock file, if there is such a file. Lock files appear atomically, so an
   * unreadable one was damaged later and has no holder.
   */
  static Optional<LockHolder> holder(Volume volume, String file) throws IOException {
    try {
      return volume.read(file).map(bytes -> Json.read(file, bytes, LockHolder.class));
    } catch (StoreException.Damaged e) {
      return Optional.of(LockHolder.UNREADABLE);
    }
  }

  /** The token, unique to this lock. */
  String token() {
    return me.token();
  }

  /**
   * Verifies that the lock is still held.
   *
   * @throws StoreException.Locked when another process has taken over the lock
   */
  void check() throws IOException {
    if (!isMine()) {
      var taker =
          holder(volume, file).map(LockHolder::describe).orElse("a process that removed it");
      throw new StoreException.Locked(
          volume.uri(file) + " was lost to " + taker + "; this run stops and writes nothing more");
    }
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    try {
      heartbeat.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    HELD_HERE.remove(me.token());
    if (isMine()) {
      volume.delete(file);
    }
  }

  /** Returns whether this process holds the lock with this token. */
  static boolean isHeldHere(String token) {
    return HELD_HERE.contains(token);
  }

  private boolean isMine() throws IOException {
    return holder(volume, file).filter(holder -> holder.token().equals(me.token())).isPresent();
  }

  private void beat() {
    try {
      while (!closed.await(HEARTBEAT_SECONDS, SECONDS)) {
        beatOnce();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Writes one heartbeat. Missing one is harmless: the lock is read again before anything is
   * published.
   */
  private void beatOnce() {
    try {
      if (isMine()) {
        volume.replace(file, Json.write(me.withHeartbeat(Instant.now())));
      }
    } catch (IOException | StoreException e) {
      System.getLogger(WriterLock.class.getName()).log(System.Logger.Level.DEBUG, file, e);
    }
  }

  private static boolean created(Volume volume, String file, LockHolder me) throws IOException {
    try {
      volume.createNew(file, Json.write(me));
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /**
   * Claims the lock of a holder that is gone; the claim names the lock that it replaces, so only
   * one of several claimants succeeds.
   */
  private static boolean takesOver(
      Volume volume, String file, String table, LockHolder holder, LockHolder me, LockPolicy policy)
      throws IOException {
    boolean gone = holder.isDead() || (policy == LockPolicy.STEAL_STALE && holder.isStale());
    if (!gone) {
      throw new StoreException.Locked(refusal(volume, file, table, holder));
    }
    var claim = file + ".claim-" + holder.token();
    if (!created(volume, claim, me)) {
      var other = holder(volume, claim);
      if (other.isPresent() && (other.get().isDead() || other.get().isStale())) {
        volume.delete(claim);
      }
      return false;
    }
    boolean unchanged =
        holder(volume, file).filter(now -> now.token().equals(holder.token())).isPresent();
    if (unchanged) {
      volume.replace(file, Json.write(me));
    }
    volume.delete(claim);
    return unchanged;
  }

  private static String refusal(Volume volume, String file, String table, LockHolder holder) {
    var remedy =
        holder.isStale()
            ? "if it is gone for good, take the lock over with --steal-lock"
            : "wait for it, or stop it";
    return "%s is being written by %s (%s); %s"
        .formatted(table, holder.describe(), volume.uri(file), remedy);
  }
}
