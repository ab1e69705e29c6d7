package org.hcim.jobs.store;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * The process that holds a table's lock.
 *
 * @param token unique to one lock
 * @param host its machine
 * @param pidSpace namespace of the process id: containers may share a host name but not process ids
 * @param pid its process id
 * @param startedAt start time of the process, which distinguishes it from a later one with the same
 *     id
 * @param heartbeatAt time of its last heartbeat
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record LockHolder(
    String token, String host, String pidSpace, long pid, String startedAt, String heartbeatAt) {

  /** A holder without a heartbeat for this long is considered gone. */
  static final Duration STALE_AFTER = Duration.ofSeconds(60);

  /** The holder of a lock file that names no process. */
  static final LockHolder UNREADABLE =
      new LockHolder("unreadable", "", "", 0, Instant.EPOCH.toString(), Instant.EPOCH.toString());

  /**
   * Tolerance between two readings of a process's start time, because the system clock may be
   * adjusted.
   */
  private static final Duration CLOCK_SLACK = Duration.ofSeconds(5);

  LockHolder {
    Objects.requireNonNull(token, "token");
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(pidSpace, "pidSpace");
    Instant.parse(startedAt);
    Instant.parse(heartbeatAt);
  }

  /** This process, with the current time. */
  static LockHolder here() {
    var process = ProcessHandle.current();
    return new LockHolder(
        UUID.randomUUID().toString(),
        hostName(),
        pidSpaceOfThisProcess(),
        process.pid(),
        startOf(process).toString(),
        Instant.now().toString());
  }

  LockHolder withHeartbeat(Instant now) {
    return new LockHolder(token, host, pidSpace, pid, startedAt, now.toString());
  }

  Duration silence() {
    return Duration.between(Instant.parse(heartbeatAt), Instant.now());
  }

  boolean isStale() {
    return silence().compareTo(STALE_AFTER) > 0;
  }

  /**
   * Returns whether the holder was a process of this machine that has ended, or this process has
   * released the lock.
   */
  boolean isDead() {
    if (equals(UNREADABLE)) {
      return true;
    }
    boolean here = host.equals(hostName()) && pidSpace.equals(pidSpaceOfThisProcess());
    return here && ProcessHandle.of(pid).filter(this::isSame).filter(this::holds).isEmpty();
  }

  String describe() {
    if (equals(UNREADABLE)) {
      return "nobody: the lock file cannot be read";
    }
    return "pid %d on %s (last heartbeat %d s ago)".formatted(pid, host, silence().toSeconds());
  }

  private boolean isSame(ProcessHandle process) {
    var difference = Duration.between(Instant.parse(startedAt), startOf(process));
    return difference.abs().compareTo(CLOCK_SLACK) <= 0;
  }

  private boolean holds(ProcessHandle process) {
    return !process.equals(ProcessHandle.current()) || WriterLock.isHeldHere(token);
  }

  private static Instant startOf(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  private static String pidSpaceOfThisProcess() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }
}
