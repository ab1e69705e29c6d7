package org.hcim.jobs.progress;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Feeds a progress display from Spark's tasks. A job announces its number of points, of which each
 * of its tasks counts as an equal share; jobs without points are ignored.
 */
public final class TaskProgress extends SparkListener {

  private static final String POINTS = "hcim.points";

  private final Progress progress;
  private final long points;
  private final Map<Integer, Double> pointsPerTask = new ConcurrentHashMap<>();
  private double done;

  /**
   * Creates a listener.
   *
   * @param points total points of the display
   * @param doneBefore points completed before
   */
  public TaskProgress(Progress progress, long points, long doneBefore) {
    this.progress = progress;
    this.points = points;
    this.done = doneBefore;
  }

  /** Sets the number of points for the next jobs of this thread. */
  public static void expect(SparkContext context, long pointsOfJob) {
    context.setLocalProperty(POINTS, String.valueOf(pointsOfJob));
  }

  /** Ends the effect of {@link #expect}. */
  public static void expectNothing(SparkContext context) {
    context.setLocalProperty(POINTS, null);
  }

  @Override
  public void onJobStart(SparkListenerJobStart job) {
    Properties properties = job.properties();
    String pointsOfJob = properties == null ? null : properties.getProperty(POINTS);
    if (pointsOfJob != null) {
      CollectionConverters.asJava(job.stageInfos()).stream()
          .max((one, other) -> Integer.compare(one.stageId(), other.stageId()))
          .ifPresent(
              last ->
                  pointsPerTask.put(
                      last.stageId(), Double.parseDouble(pointsOfJob) / last.numTasks()));
    }
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd task) {
    Double share = pointsPerTask.get(task.stageId());
    if (share != null && task.taskInfo().successful()) {
      done += share;
      progress.reached(Math.min(points, Math.round(done)));
    }
  }
}
