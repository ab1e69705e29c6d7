package org.hcim.jobs.run;

import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.hcim.jobs.progress.Progress;
import org.hcim.sweeps.optimum.SearchWatch;

/**
 * Shows the state of a search, and ends the search at its time limit or on cancellation.
 *
 * @param isOver whether the time limit is exceeded
 */
record OptimumWatch(Cancellation cancellation, Progress progress, BooleanSupplier isOver)
    implements SearchWatch {

  /** The number of progress units that represent the whole grid. */
  static final long SHARES = 1000;

  @Override
  public void follow(State state) {
    cancellation.check(null);
    progress.detail(() -> words(state));
    progress.reached((long) (state.decidedFrac() * SHARES));
  }

  @Override
  public boolean goesOn(State state) {
    follow(state);
    return !isOver.getAsBoolean();
  }

  private static String words(State state) {
    return String.format(
        Locale.ROOT, "%,d on the frontier, %,d boxes left", state.frontier(), state.open());
  }
}
