package org.hcim.jobs.nightly;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hcim.jobs.store.ControlFiles;

/**
 * The nightly runs of a store, oldest first.
 *
 * @param runs one record per run; none of them expires
 */
public record History(List<NightlyRecord> runs) {

  private static final String FILE = "history.json";

  public History {
    runs = List.copyOf(runs);
  }

  /** The history of a store; empty for a new store. */
  public static History of(String store) {
    return ControlFiles.below(store).read(FILE, History.class).orElse(new History(List.of()));
  }

  /** The last passing run other than the one named. */
  public Optional<NightlyRecord> lastPassingBefore(String name) {
    return runs.stream()
        .filter(run -> !run.name().equals(name) && run.passed())
        .reduce((earlier, later) -> later);
  }

  /** The history plus one run, which replaces an earlier run of the same name. */
  public History with(NightlyRecord run) {
    var all = new ArrayList<>(runs);
    all.removeIf(earlier -> earlier.name().equals(run.name()));
    all.add(run);
    return new History(all);
  }

  /** The last runs, oldest first. */
  public List<NightlyRecord> last(int count) {
    return runs.subList(Math.max(0, runs.size() - count), runs.size());
  }

  /** The runs whose tables expire: all but the most recent ones and the last passing one. */
  public List<NightlyRecord> expired(int keep) {
    var kept = new ArrayList<>(last(keep));
    runs.stream()
        .filter(NightlyRecord::passed)
        .reduce((earlier, later) -> later)
        .ifPresent(kept::add);
    return runs.stream().filter(run -> !kept.contains(run)).toList();
  }

  /** Saves the history atomically. */
  public void save(String store) {
    ControlFiles.below(store).replace(FILE, this);
  }
}
