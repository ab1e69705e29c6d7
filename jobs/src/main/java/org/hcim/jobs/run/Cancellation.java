package org.hcim.jobs.run;

import java.util.ArrayList;
import java.util.List;

/**
 * A request to end a program in order: committed data stays, locks are released. Safe from any
 * thread.
 */
public final class Cancellation {

  private final List<Runnable> stops = new ArrayList<>();
  private boolean requested;

  /** An action that is carried out on request until this is closed. */
  interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /** Requests the end of all programs under this cancellation; they throw a CancelledException. */
  public void request() {
    List<Runnable> now;
    synchronized (this) {
      requested = true;
      now = List.copyOf(stops);
    }
    now.forEach(Runnable::run);
  }

  /** Returns whether the request was made. */
  public synchronized boolean isRequested() {
    return requested;
  }

  /**
   * Throws if the request was made.
   *
   * @param cause what ended the work because of it, or null
   */
  void check(RuntimeException cause) {
    if (isRequested()) {
      throw cause instanceof CancelledException known ? known : new CancelledException(cause);
    }
  }

  /** Registers an action for the request; runs it at once if the request was made before. */
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
