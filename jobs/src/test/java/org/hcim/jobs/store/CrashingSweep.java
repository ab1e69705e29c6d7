package org.hcim.jobs.store;

import org.hcim.jobs.session.SweepSession;

/** A process that runs the toy sweep and dies, as if killed, at a given point of a given chunk. */
final class CrashingSweep {

  private static final int KILLED = 137;

  private CrashingSweep() {}

  /** The step at which the process dies. */
  enum Death {
    BEFORE_WRITE,
    MID_WRITE,
    AFTER_WRITE,
    AFTER_RENAME,
    AFTER_RECORD
  }

  public static void main(String[] arguments) {
    var death = Death.valueOf(arguments[1]);
    int index = Integer.parseInt(arguments[2]);
    var layout = new Layout(Table.RESULTS, ToySweep.IDENTITY.id());
    var fatal =
        switch (death) {
          case AFTER_WRITE -> "before publish " + layout.chunk(index);
          case AFTER_RENAME -> "before create " + layout.commit(index);
          case AFTER_RECORD -> "after create " + layout.commit(index);
          case BEFORE_WRITE, MID_WRITE -> "nothing";
        };
    var volume =
        new ObservedVolume(
            Volume.of(arguments[0]),
            event -> dieIf(event.equals(fatal)),
            arguments[0].contains(":") ? arguments[0].split(":", 2)[0] : "file");
    long fatalPoint = death == Death.MID_WRITE ? ToySweep.PLAN.chunk(index).endPoint() - 5 : -1;
    try (var session = SweepSession.open("crash", "local[2]", notice -> {});
        var store = ToySweep.open(volume, notice -> {})) {
      var spark = session.spark();
      for (var chunk : store.pending()) {
        dieIf(death == Death.BEFORE_WRITE && chunk.index() == index);
        store.commit(
            spark, chunk, ToySweep.rows(spark, chunk, 3, point -> dieIf(point == fatalPoint)));
      }
    }
  }

  private static void dieIf(boolean now) {
    if (now) {
      Runtime.getRuntime().halt(KILLED);
    }
  }
}
