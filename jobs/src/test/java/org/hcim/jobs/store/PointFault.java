package org.hcim.jobs.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.SparkEnv;

/**
 * A point whose first evaluation harms the JVM that evaluates it.
 *
 * @param kind the harm
 * @param marker a file that does not exist before; it is created by the first evaluation
 */
record PointFault(Kind kind, String marker) implements ToySweep.PointObserver {

  private static final long serialVersionUID = 1L;

  private static final long POINT = 150;
  private static final int KILLED = 137;
  private static final long STRAGGLE_MILLIS = 300_000;

  /** The harm that a JVM takes. */
  enum Kind {
    NONE {
      @Override
      void happen() {}

      @Override
      boolean isEvaluatedAgain() {
        return false;
      }
    },
    /** The driver forgets the blocks of the executor, which then registers again by itself. */
    BLOCK_MANAGER_IS_LOST {
      @Override
      void happen() {
        SparkEnv here = SparkEnv.get();
        here.blockManager().master().removeExecutor(here.executorId());
      }

      @Override
      boolean isEvaluatedAgain() {
        return false;
      }
    },
    EXECUTOR_HALTS {
      @Override
      void happen() {
        Runtime.getRuntime().halt(KILLED);
      }
    },
    EXECUTOR_AND_WORKER_HALT {
      @Override
      void happen() {
        ProcessHandle.current().parent().orElseThrow().destroyForcibly();
        Runtime.getRuntime().halt(KILLED);
      }
    },
    OUT_OF_MEMORY {
      @Override
      void happen() {
        Object[] chain = new Object[1 << 20];
        while (true) {
          Object[] next = new Object[1 << 20];
          next[0] = chain;
          chain = next;
        }
      }
    },
    STRAGGLES {
      @Override
      void happen() {
        try {
          Thread.sleep(STRAGGLE_MILLIS);
        } catch (InterruptedException e) {
          throw new IllegalStateException("another attempt was faster", e);
        }
      }
    },
    SPINS {
      @Override
      void happen() {
        long turns = 0;
        while (turns >= 0) { // an interrupt does not end it
          turns = (turns + 1) & Long.MAX_VALUE;
        }
      }
    };

    abstract void happen();

    /** Returns whether the point has to be evaluated again. */
    boolean isEvaluatedAgain() {
      return true;
    }
  }

  @Override
  public void see(long point) {
    if (point != POINT) {
      return;
    }
    if (creates(Path.of(marker))) {
      kind.happen();
    } else {
      creates(again(marker));
    }
  }

  /** The file that later evaluations create. */
  static Path again(String marker) {
    return Path.of(marker + ".again");
  }

  private static boolean creates(Path file) {
    try {
      Files.createFile(file);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
