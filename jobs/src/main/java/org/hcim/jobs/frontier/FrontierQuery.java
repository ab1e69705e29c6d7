package org.hcim.jobs.frontier;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.sweeps.canonical.CanonicalJson;
import org.hcim.sweeps.canonical.Sha256;
import org.hcim.sweeps.pareto.Objective;
import org.hcim.sweeps.pareto.ReferenceBox;
import org.hcim.sweeps.pareto.Scale;

/**
 * Which frontier of a table.
 *
 * @param objectives what is to be small or large
 * @param by columns whose values make groups, each with a frontier of its own
 * @param where a SQL condition on rows, or null for all
 * @param ranks 1 for the frontier, k for the k frontiers that are left when better ones are taken
 *     away
 * @param epsilon ratio or difference, by {@code scale}, within which a thinned frontier still has a
 *     design; 0 for the whole frontier
 * @param scale how distances are measured by epsilon, knee and hypervolume
 * @param box what hypervolumes are measured in, or null for none
 */
public record FrontierQuery(
    ArrayList<Objective> objectives,
    ArrayList<String> by,
    String where,
    int ranks,
    double epsilon,
    Scale scale,
    ReferenceBox box)
    implements Serializable {

  private static final String VERSION = "1";
  private static final int MOST_RANKS = 100;

  public FrontierQuery {
    Objective.check(objectives);
    if (ranks < 1 || ranks > MOST_RANKS) {
      throw new IllegalArgumentException("ranks (" + ranks + ") must be from 1 to " + MOST_RANKS);
    }
    if (!(epsilon >= 0 && Double.isFinite(epsilon))) {
      throw new IllegalArgumentException("epsilon (" + epsilon + ") must be 0 or more");
    }
    if (epsilon > 0 && ranks > 1) {
      throw new IllegalArgumentException("epsilon thins a frontier of rank 1; ranks is " + ranks);
    }
  }

  /** What hypervolumes are measured in. */
  public Optional<ReferenceBox> referenceBox() {
    return Optional.ofNullable(box);
  }

  /**
   * The query and the rows it is put to, in a fixed form.
   *
   * @param sweepId the table's sweep
   * @param fingerprint of its rows
   */
  String canonicalJson(String sweepId, String fingerprint) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("frontier_version", VERSION);
    fields.put("sweep_id", sweepId);
    fields.put("fingerprint", fingerprint);
    fields.put("objectives", objectives.stream().map(Objective::toString).toList());
    fields.put("by", List.copyOf(by));
    fields.put("where", where == null ? "" : where);
    fields.put("ranks", (long) ranks);
    fields.put("epsilon", epsilon);
    fields.put("scale", scale.key());
    referenceBox()
        .ifPresent(
            b -> {
              fields.put("ideal", b.ideal());
              fields.put("reference", b.reference());
            });
    return CanonicalJson.write(fields);
  }

  static String hash(String canonicalJson) {
    return Sha256.hex(canonicalJson);
  }
}
