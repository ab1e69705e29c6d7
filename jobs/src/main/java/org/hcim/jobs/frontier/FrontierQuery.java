package org.hcim.jobs.frontier;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.sweeps.canonical.CanonicalJson;
import org.hcim.sweeps.canonical.Sha256;
import org.hcim.sweeps.pareto.Epsilon;
import org.hcim.sweeps.pareto.Objective;
import org.hcim.sweeps.pareto.ReferenceBox;
import org.hcim.sweeps.pareto.Scale;

/**
 * Which frontier of a table.
 *
 * @param objectives what is to be small or large
 * @param by columns whose values make groups, each with a frontier of its own
 * @param where a SQL condition on rows
 * @param ranks 1 for the frontier, k for the k frontiers that are left when better ones are taken
 *     away
 * @param epsilon a thinned frontier is asked for: every design left out has one nearly as good
 * @param scale how distances are measured by knee and hypervolume
 * @param box what hypervolumes are measured in
 */
public record FrontierQuery(
    List<Objective> objectives,
    List<String> by,
    Optional<String> where,
    int ranks,
    Optional<Epsilon> epsilon,
    Scale scale,
    Optional<ReferenceBox> box) {

  private static final String VERSION = "1";
  private static final int MAX_RANKS = 100;

  public FrontierQuery {
    objectives = List.copyOf(objectives);
    by = List.copyOf(by);
    if (ranks < 1 || ranks > MAX_RANKS) {
      throw new IllegalArgumentException("ranks (" + ranks + ") must be from 1 to " + MAX_RANKS);
    }
    if (epsilon.isPresent() && ranks > 1) {
      throw new IllegalArgumentException("epsilon thins a frontier of rank 1; ranks is " + ranks);
    }
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
    fields.put("by", by);
    fields.put("where", where.orElse(""));
    fields.put("ranks", (long) ranks);
    fields.put("epsilon", epsilon.map(Epsilon::toString).orElse(""));
    fields.put("scale", scale.key());
    box.ifPresent(
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
