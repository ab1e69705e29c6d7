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
  private final double points;
  private double decided;
  private int working;
  private boolean hasEnded;
  private boolean hasFailed;

  /**
   * @param points that are to be decided, rounded
   */
  OpenBoxes(SearchWatch watch, double points) {
    this.watch = watch;
    this.points = points;
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
  private void stop() {
    hasEnded = true;
    notifyAll();
  }

  /** A thread has failed: the search has no result. */
  synchronized void fail() {
    hasFailed = true;
    stop();
  }

  /**
   * Reports to the watch before a box at the start gets bounds.
   *
   * @param frontier vectors that the thread knows, for the watch
   * @return false where another thread has failed
   */
  synchronized boolean goesOnToBound(int frontier) {
    watch.follow(state(frontier));
    return !hasFailed;
  }

  private SearchWatch.State state(int frontier) {
    return new SearchWatch.State(decided / points, frontier, queue.size());
  }

  /**
   * The best box; the thread works on it until {@link #end}.
   *
   * @param frontier vectors that the thread knows, for the watch
   * @return null where nothing is left, or the search has ended
   */
  synchronized SearchBox take(int frontier) {
    try {
      while (!hasEnded && queue.isEmpty() && working > 0) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail();
    }
    if (hasEnded || queue.isEmpty()) {
      return null;
    }
    if (!watch.goesOn(state(frontier))) {
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
