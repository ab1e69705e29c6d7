package org.hcim.jobs.nightly;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hcim.jobs.store.ControlFiles;

/**
 * The nights of a store, oldest first.
 *
 * @param nights one line each, kept for good
 */
public record History(List<Night> nights) {

  private static final String FILE = "history.json";

  public History {
    nights = List.copyOf(nights);
  }

  /** A store's history; empty where there is none yet. */
  public static History of(String store) {
    return ControlFiles.below(store).read(FILE, History.class).orElse(new History(List.of()));
  }

  /** The last good night before the one named. */
  public Optional<Night> lastGoodBefore(String name) {
    return nights.stream()
        .filter(night -> !night.name().equals(name) && night.good())
        .reduce((earlier, later) -> later);
  }

  /** The same with a night added, or put in place of an earlier try of the same name. */
  public History with(Night night) {
    var all = new ArrayList<>(nights);
    all.removeIf(earlier -> earlier.name().equals(night.name()));
    all.add(night);
    return new History(all);
  }

  /** The last nights, oldest first. */
  public List<Night> last(int count) {
    return nights.subList(Math.max(0, nights.size() - count), nights.size());
  }

  /** Writes it in one step. */
  public void save(String store) {
    ControlFiles.below(store).replace(FILE, this);
  }
}
