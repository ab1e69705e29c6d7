package org.hcim.jobs.progress;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Feeds a display from Spark's tasks: each stands for an equal share of the points. */
public final class TaskProgress extends SparkListener {

  private final Progress progress;
  private final long points;
  private final long doneBefore;
  private final double pointsPerTask;
  private final AtomicLong tasks = new AtomicLong();

  /**
   * @param pointsPerTask on average
   */
  public TaskProgress(Progress progress, long points, long doneBefore, double pointsPerTask) {
    this.progress = progress;
    this.points = points;
    this.doneBefore = doneBefore;
    this.pointsPerTask = pointsPerTask;
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd task) {
    if (task.taskInfo().successful()) {
      long estimate = doneBefore + (long) (tasks.incrementAndGet() * pointsPerTask);
      progress.reached(Math.min(points, estimate));
    }
  }
}
