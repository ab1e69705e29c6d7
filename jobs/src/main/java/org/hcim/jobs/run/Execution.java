package org.hcim.jobs.run;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.session.SweepSession;

/**
 * One execution of a program: its session, its listener and its cancellation.
 *
 * @param sessions opened after the request has been checked
 */
public record Execution(Sessions sessions, Listener listener, Cancellation cancellation) {

  public Execution {
    Objects.requireNonNull(sessions, "sessions");
    Objects.requireNonNull(listener, "listener");
    Objects.requireNonNull(cancellation, "cancellation");
  }

  /**
   * An execution on an existing session, silent and without cancellation.
   *
   * @throws org.hcim.jobs.session.SettingRefusedException when a setting of the session is unsafe
   *     for results; {@link SweepSession} opens a suitable session
   */
  public static Execution on(SparkSession spark) {
    SweepSession.check(spark);
    return new Execution(name -> spark, Listener.SILENT, new Cancellation());
  }

  /** Returns this execution with another listener. */
  public Execution reportingTo(Listener other) {
    return new Execution(sessions, other, cancellation);
  }

  /** Returns this execution with another cancellation. */
  public Execution cancelledBy(Cancellation other) {
    return new Execution(sessions, listener, other);
  }

  /**
   * Does work whose Spark jobs can be canceled.
   *
   * @param name name of the session, if one is started
   * @throws CancelledException when the execution was cancelled
   */
  @SuppressWarnings("try") // the registration only has to be open
  <T> T on(String name, Function<SparkSession, T> work) {
    SparkSession spark = sessions.open(name);
    var context = spark.sparkContext();
    String tag = "hcim-" + UUID.randomUUID();
    context.addJobTag(tag);
    try (var stop = cancellation.onRequest(() -> context.cancelJobsWithTag(tag))) {
      cancellation.check(null);
      return work.apply(spark);
    } catch (RuntimeException e) {
      cancellation.check(e);
      throw e;
    } catch (Exception e) { // Spark throws analysis errors without declaring them
      Optional<RequestException> missing = MissingColumn.behind(e);
      if (missing.isPresent()) {
        throw missing.get();
      }
      throw e;
    } finally {
      context.removeJobTag(tag);
    }
  }
}
