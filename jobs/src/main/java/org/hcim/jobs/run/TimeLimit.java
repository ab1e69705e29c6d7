package org.hcim.jobs.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A time limit for one piece of work. The work runs in a separate daemon thread: work that cannot
 * be stopped is abandoned and ends with the process.
 *
 * @param time from the beginning of the work
 */
record TimeLimit(Duration time) {

  /** Time in which stopped work can still end cleanly; an assumption. */
  private static final long GRACE_SECONDS = 5;

  TimeLimit {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("a limit of " + time + " must be positive");
    }
  }

  /**
   * Does the work.
   *
   * @param stop signals the work to end, from another thread
   * @return the result; empty when the time limit passed first
   */
  <T> Optional<T> run(Callable<T> work, Runnable stop) {
    var task = new FutureTask<>(work);
    var thread = new Thread(task, "within " + time);
    thread.setDaemon(true);
    thread.start();
    try {
      return Optional.of(task.get(TimeUnit.MILLISECONDS.convert(time), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      stop.run();
      thread.interrupt();
      awaitEnd(thread);
      return Optional.empty();
    } catch (ExecutionException e) {
      throw unchecked(e.getCause());
    } catch (InterruptedException e) {
      stop.run();
      Thread.currentThread().interrupt();
      throw new CancelledException(e);
    }
  }

  private static void awaitEnd(Thread thread) {
    try {
      thread.join(TimeUnit.SECONDS.toMillis(GRACE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static RuntimeException unchecked(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
  }
}
