package org.hcim.jobs.run;

import java.util.ArrayList;
import java.util.List;

/**
 * A request to stop a program cleanly: committed data is kept and locks are released. Thread-safe.
 */
public final class Cancellation {

  private final List<Runnable> stops = new ArrayList<>();
  private boolean requested;

  /** An action that runs on request until it is closed. */
  interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /** Stops all programs that use this cancellation; they throw a CancelledException. */
  public void request() {
    List<Runnable> now;
    synchronized (this) {
      requested = true;
      now = List.copyOf(stops);
    }
    now.forEach(Runnable::run);
  }

  /** Returns whether cancellation was requested. */
  public synchronized boolean isRequested() {
    return requested;
  }

  /**
   * Throws if cancellation was requested.
   *
   * @param cause the exception that ended the work because of the request, or null
   */
  void check(RuntimeException cause) {
    if (isRequested()) {
      throw cause instanceof CancelledException known ? known : new CancelledException(cause);
    }
  }

  /**
   * Registers an action to run on request; runs it immediately if cancellation was already
   * requested.
   */
  Registration onRequest(Runnable stop) {
    synchronized (this) {
      stops.add(stop);
    }
    if (isRequested()) {
      stop.run();
    }
    return () -> remove(stop);
  }

  private synchronized void remove(Runnable stop) {
    stops.remove(stop);
  }
}
