package org.hcim.sweeps.optimum;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The boxes that are not decided, which threads take, best first, and whose parts they give back.
 */
final class OpenBoxes {

  private final PriorityQueue<SearchBox> queue = new PriorityQueue<>();
  private final SearchWatch watch;
  private double points;
  private double decided;
  private int working;
  private boolean hasEnded;

  OpenBoxes(SearchWatch watch) {
    this.watch = watch;
  }

  /** Counts points that are to be decided. */
  synchronized void expect(double more) {
    points += more;
  }

  synchronized void add(SearchBox box) {
    queue.add(box);
    notifyAll();
  }

  synchronized int size() {
    return queue.size();
  }

  /** A thread begins to work, whose parts others wait for. */
  synchronized void begin() {
    working++;
  }

  /** A thread ends its work. */
  synchronized void end(double pointsDecided) {
    decided += pointsDecided;
    working--;
    notifyAll();
  }

  /** No thread takes another box. */
  synchronized void stop() {
    hasEnded = true;
    notifyAll();
  }

  /**
   * The best box; the thread works on it until {@link #end}.
   *
   * @param designs that the thread knows, for the watch
   * @return null where nothing is left, or the search has ended
   */
  synchronized SearchBox take(int designs) {
    try {
      while (!hasEnded && queue.isEmpty() && working > 0) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop();
    }
    if (hasEnded || queue.isEmpty()) {
      return null;
    }
    if (!watch.goesOn(new SearchWatch.State(decided / points, designs, queue.size()))) {
      stop();
      return null;
    }
    working++;
    return queue.poll();
  }

  /** The boxes that are left when all threads have ended. */
  synchronized List<SearchBox> left() {
    return new ArrayList<>(queue);
  }
}
