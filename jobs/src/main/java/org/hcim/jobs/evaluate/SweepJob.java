package org.hcim.jobs.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.progress.TaskProgress;
import org.hcim.jobs.store.Chunk;
import org.hcim.jobs.store.CommitRecord;
import org.hcim.jobs.store.TableStore;
import scala.reflect.ClassTag$;

/** Evaluates the remaining chunks of a sweep and commits each of them. */
public final class SweepJob {

  /** The next chunk is evaluated while the driver checks and publishes the previous one. */
  private static final int CHUNKS_IN_FLIGHT = 2;

  private final SparkSession spark;
  private final TableStore store;
  private final ChunkRows rows;
  private final Listener listener;
  private final FailureBudget budget;

  /** Receives committed chunks. */
  @FunctionalInterface
  public interface Listener {
    void committed(CommitRecord record);
  }

  private SweepJob(
      SparkSession spark,
      TableStore store,
      ChunkRows rows,
      Listener listener,
      FailureBudget budget) {
    this.spark = spark;
    this.store = store;
    this.rows = rows;
    this.listener = listener;
    this.budget = budget;
  }

  /**
   * Runs a sweep to completion.
   *
   * @param partitions tasks per chunk
   * @throws FailureBudget.ExceededException when more rows failed than allowed; committed chunks
   *     are kept
   * @throws Constraints.RuleException when a rule cannot be evaluated for some design
   */
  public static void run(
      SparkSession spark,
      TableStore store,
      SweepInput input,
      Constraints constraints,
      int partitions,
      FailureBudget budget,
      Listener listener) {
    Broadcast<SweepInput> shipped =
        spark.sparkContext().broadcast(input, ClassTag$.MODULE$.apply(SweepInput.class));
    try {
      new SweepJob(
              spark,
              store,
              new ChunkRows(spark, shipped, constraints, partitions),
              listener,
              budget)
          .run();
    } finally {
      shipped.destroy();
    }
  }

  /** Returns or throws only when all writers have stopped, so the store can be closed. */
  private void run() {
    budget.check(store.total());
    ExecutorService threads = Executors.newFixedThreadPool(CHUNKS_IN_FLIGHT);
    try {
      Queue<Chunk> pending = new ConcurrentLinkedQueue<>(store.pending());
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < CHUNKS_IN_FLIGHT; i++) {
        running.add(threads.submit(() -> commitAll(pending)));
      }
      awaitAll(running, pending);
    } finally {
      threads.shutdownNow();
    }
  }

  private void commitAll(Queue<Chunk> pending) {
    for (Chunk chunk = pending.poll(); chunk != null; chunk = pending.poll()) {
      Chunk next = chunk;
      try {
        TaskProgress.expect(spark.sparkContext(), next.points());
        listener.committed(store.commit(spark, next, tally -> rows.of(next, tally)));
        budget.check(store.total());
      } catch (RuntimeException e) {
        pending.clear();
        throw rows.explained(next, e);
      } catch (Error e) {
        pending.clear();
        throw e;
      }
    }
  }

  /** Throws the first failure, but only after the other chunks in flight have ended. */
  private void awaitAll(List<Future<?>> running, Queue<Chunk> pending) {
    Throwable failure = null;
    for (Future<?> future : running) {
      try {
        await(future, pending);
      } catch (RuntimeException | Error e) {
        if (failure == null) {
          failure = e;
        } else if (e != failure) {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException unchecked) {
      throw unchecked;
    }
  }

  /** Waits even after an interrupt, which cancels the pending chunks. */
  private void await(Future<?> future, Queue<Chunk> pending) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          future.get();
          if (interrupted) {
            throw new IllegalStateException("interrupted while a chunk was evaluated");
          }
          return;
        } catch (InterruptedException e) {
          interrupted = true;
          pending.clear();
          store.cancel();
          spark.sparkContext().cancelAllJobs();
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
