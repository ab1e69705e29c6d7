package org.hcim.jobs.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.hcim.jobs.evaluate.Trials;
import org.hcim.jobs.session.SharedSpark;
import org.junit.jupiter.api.Test;

/** The designs of a space on its frontier, found by different numbers of tasks. */
class SpaceFrontierTest {

  @Test
  void doesNotDependOnTheNumberOfTasks() {
    for (String choice :
        new String[] {
          "sampling: {method: random, points: 300, seed: 1}\n", "constraints: " + RULE
        }) {
      String trial = SPEC + choice;
      SpaceFrontier.Found one = found(trial, FrontierQuery.DEFAULT, 1);
      assertThat(one.points()).isNotEmpty().isSorted();
      for (int tasks : new int[] {2, 9}) {
        assertThat(found(trial, FrontierQuery.DEFAULT, tasks)).as("%d tasks", tasks).isEqualTo(one);
      }
    }
  }

  @Test
  void evaluatesTheSpaceOnce() throws TimeoutException {
    assertThat(jobs(SPEC)).isEqualTo(1);
    assertThat(jobs(SPEC + "constraints: " + RULE)).isEqualTo(1);
  }

  private static int jobs(String trial) throws TimeoutException {
    var context = SharedSpark.get().sparkContext();
    var jobs = new AtomicInteger();
    var listener =
        new SparkListener() {
          @Override
          public void onJobStart(SparkListenerJobStart job) {
            jobs.addAndGet(job.properties().getProperty("hcim.points") == null ? 0 : 1);
          }
        };
    var input = Trials.input(trial);
    var constraints = Trials.constraints(trial);
    context.addSparkListener(listener);
    try {
      SpaceFrontier.of(SharedSpark.get(), input, constraints, FrontierQuery.DEFAULT, 2);
      context.listenerBus().waitUntilEmpty();
    } finally {
      context.removeSparkListener(listener);
    }
    return jobs.get();
  }

  private static final String RULE = "[{name: wide, rule: xbar_columns >= xbar_rows}]\n";

  private static final String SPEC =
      """
      sweep: tasks
      workloads: [resnet20, vgg9]
      bundles: {readouts: [ternary, binary, adc-sar-7, adc-sar-6]}
      axes:
        xbar_rows: [64, 128]
        xbar_columns: [64, 128, 256]
        weight_bits: [2, 4]
        weight_replication: [1, 2, 4]
        tiles: [4, 4096]
      """;

  private static SpaceFrontier.Found found(String trial, FrontierQuery query, int tasks) {
    return SpaceFrontier.of(
        SharedSpark.get(), Trials.input(trial), Trials.constraints(trial), query, tasks);
  }
}
