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
 * @param sessions opened when the request has been checked
 */
public record Execution(Sessions sessions, Listener listener, Cancellation cancellation) {

  public Execution {
    Objects.requireNonNull(sessions, "sessions");
    Objects.requireNonNull(listener, "listener");
    Objects.requireNonNull(cancellation, "cancellation");
  }

  /**
   * An execution on a running session, silent and without a cancellation.
   *
   * @throws org.hcim.jobs.session.SettingRefusedException when a setting of the session, which is
   *     best opened by {@link SweepSession}, is not safe for results
   */
  public static Execution on(SparkSession spark) {
    SweepSession.check(spark);
    return new Execution(name -> spark, Listener.SILENT, new Cancellation());
  }

  /** The same execution, reporting to a listener. */
  public Execution reportingTo(Listener other) {
    return new Execution(sessions, other, cancellation);
  }

  /** The same execution, ended by a cancellation. */
  public Execution cancelledBy(Cancellation other) {
    return new Execution(sessions, listener, other);
  }

  /**
   * Does work whose Spark jobs a cancellation ends.
   *
   * @param name of the session where this starts it
   * @throws CancelledException when the execution was cancelled
   */
  @SuppressWarnings("try") // a registration acts by being open
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
    } catch (Exception e) { // Spark throws an analysis error unchecked, though Java thinks not
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
