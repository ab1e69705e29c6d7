package org.hcim.sweeps.pareto;

import static org.hcim.sweeps.pareto.Require.require;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Threads that share numbered pieces of work; a pool of one runs in the calling thread. */
final class WorkerPool implements AutoCloseable {

  /** Fewer points are not worth a second thread. */
  private static final int MIN_SHARED = 1 << 14;

  private final ExecutorService others;
  private final int threads;

  private WorkerPool(ExecutorService others, int threads) {
    this.others = others;
    this.threads = threads;
  }

  static WorkerPool of(int threads) {
    require(threads >= 1, "threads (%d) must be positive", threads);
    return new WorkerPool(threads == 1 ? null : Executors.newFixedThreadPool(threads), threads);
  }

  /** The number of pieces into which to divide a number of points, at most one per thread. */
  int pieces(int points) {
    return points < MIN_SHARED ? 1 : threads;
  }

  /** Returns the results of all pieces, in order. */
  <T> List<T> results(int pieces, IntFunction<T> work) {
    List<T> results = new ArrayList<>(pieces);
    if (others == null || pieces < 2) {
      for (int piece = 0; piece < pieces; piece++) {
        results.add(work.apply(piece));
      }
      return results;
    }
    List<Future<T>> futures = new ArrayList<>(pieces);
    for (int piece = 0; piece < pieces; piece++) {
      int number = piece;
      Callable<T> task = () -> work.apply(number);
      futures.add(others.submit(task));
    }
    futures.forEach(future -> results.add(get(future)));
    return results;
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while computing a frontier", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a piece of a frontier failed", e.getCause());
    }
  }

  @Override
  public void close() {
    if (others != null) {
      others.shutdownNow();
    }
  }
}
