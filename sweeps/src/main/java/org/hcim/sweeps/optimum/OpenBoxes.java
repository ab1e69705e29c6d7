package org.hcim.sweeps.optimum;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** The queue of undecided boxes: threads take the best box first and put back parts of it. */
final class OpenBoxes {

  private final PriorityQueue<SearchBox> queue = new PriorityQueue<>();
  private final SearchWatch watch;
  private final double points;
  private double decided;
  private int working;
  private boolean hasEnded;
  private boolean hasFailed;

  /**
   * @param points the number of points to decide, rounded
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

  /** Registers a working thread; other threads wait for the parts that it may put back. */
  synchronized void begin() {
    working++;
  }

  /** Reports that a thread has ended its work. */
  synchronized void end(double pointsDecided) {
    decided += pointsDecided;
    working--;
    notifyAll();
  }

  /** Ends the search: no thread takes another box. */
  private void stop() {
    hasEnded = true;
    notifyAll();
  }

  /** Reports that a thread has failed: the search has no result. */
  synchronized void fail() {
    hasFailed = true;
    stop();
  }

  /**
   * Reports to the watch before a root box is bounded.
   *
   * @param frontier the number of vectors that the thread knows, for the watch
   * @return false if another thread has failed
   */
  synchronized boolean goesOnToBound(int frontier) {
    watch.follow(state(frontier));
    return !hasFailed;
  }

  private SearchWatch.State state(int frontier) {
    return new SearchWatch.State(decided / points, frontier, queue.size());
  }

  /**
   * Takes the best box; the thread works on it until {@link #end}.
   *
   * @param frontier the number of vectors that the thread knows, for the watch
   * @return null if no box remains or the search has ended
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

  /** The boxes that remain when all threads have ended. */
  synchronized List<SearchBox> left() {
    return new ArrayList<>(queue);
  }
}
