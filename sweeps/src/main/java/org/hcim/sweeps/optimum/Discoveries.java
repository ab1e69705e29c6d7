package org.hcim.sweeps.optimum;

import java.util.ArrayList;
import java.util.List;

/** The vectors of designs that the threads of a search have found, in order of discovery. */
final class Discoveries {

  private final List<Discovery> all = new ArrayList<>();
  private volatile int size;

  /** A vector found in a group. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Discovery(int group, double[] vector, Object finder) {}

  int size() {
    return size;
  }

  synchronized void add(Discovery found) {
    all.add(found);
    size = all.size();
  }

  /** The discoveries from index {@code first} on. */
  synchronized List<Discovery> since(int first) {
    return List.copyOf(all.subList(first, all.size()));
  }
}
