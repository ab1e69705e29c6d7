package org.hcim.jobs.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.hcim.jobs.session.SharedSpark;
import org.junit.jupiter.api.Test;

/** Chunks of different sizes, with the same number of tasks each. */
class TaskProgressTest {

  private final SparkContext context = SharedSpark.get().sparkContext();
  private final List<Long> reached = new CopyOnWriteArrayList<>();

  @Test
  void tasksOfASmallChunkCountForLittle() throws Exception {
    var tasks = new TaskProgress(recording(), 1_102, 100);
    context.addSparkListener(tasks);
    try {
      job(2, 1_000);
      assertThat(reached).containsExactly(600L, 1_100L);
      job(2, 2);
      assertThat(reached).containsExactly(600L, 1_100L, 1_101L, 1_102L);
    } finally {
      context.removeSparkListener(tasks);
    }
  }

  @Test
  void otherJobsDoNotCount() throws Exception {
    var tasks = new TaskProgress(recording(), 10, 0);
    context.addSparkListener(tasks);
    try {
      TaskProgress.expectNothing(context);
      count(4);
      assertThat(reached).isEmpty();
    } finally {
      context.removeSparkListener(tasks);
    }
  }

  private void job(int partitions, long points) throws Exception {
    TaskProgress.expect(context, points);
    count(partitions);
    TaskProgress.expectNothing(context);
  }

  private void count(int partitions) throws Exception {
    List<Integer> numbers = IntStream.range(0, 100).boxed().toList();
    JavaSparkContext.fromSparkContext(context).parallelize(numbers, partitions).count();
    context.listenerBus().waitUntilEmpty();
  }

  private Progress recording() {
    return new Progress() {
      @Override
      public void reached(long points) {
        reached.add(points);
      }

      @Override
      public void close() {}
    };
  }
}
