package org.hcim.jobs.frontier;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.jobs.table.FrontierSchema;
import org.hcim.jobs.table.OmittedColumns;
import org.hcim.sweeps.canonical.CanonicalJson;
import org.hcim.sweeps.canonical.Sha256;
import org.hcim.sweeps.pareto.Epsilon;
import org.hcim.sweeps.pareto.LossLimit;
import org.hcim.sweeps.pareto.Objective;
import org.hcim.sweeps.pareto.ReferenceBox;
import org.hcim.sweeps.pareto.ScaleChoice;
import org.hcim.sweeps.spec.FrontierSpec;
import org.hcim.sweeps.spec.RuleSyntax;

/**
 * A frontier query.
 *
 * @param objectives columns to minimize or maximize
 * @param by the grouping columns; each group has its own frontier
 * @param where a SQL condition on rows
 * @param statedLoss the accuracy loss within which designs compete; empty for the default of the
 *     objectives
 * @param ranks 1 for the frontier, k for the designs of the non-dominated ranks 1 to k
 * @param epsilon tolerance of an approximate frontier: every dropped design has a kept one nearly
 *     as good
 * @param scale scales of the knee point and the hypervolume
 * @param box the box in which hypervolume is measured
 */
public record FrontierQuery(
    List<Objective> objectives,
    List<String> by,
    Optional<String> where,
    Optional<LossLimit> statedLoss,
    int ranks,
    Optional<Epsilon> epsilon,
    ScaleChoice scale,
    Optional<ReferenceBox> box) {

  private static final int MAX_RANKS = 100;

  /** The default query: lowest energy, latency and area on each network. */
  public static final FrontierQuery DEFAULT = of(FrontierSpec.DEFAULT);

  public FrontierQuery {
    objectives = List.copyOf(objectives);
    by = List.copyOf(by);
    objectives.forEach(objective -> Columns.requireNumeric(objective.column()));
    by.forEach(column -> Columns.require("by", column));
    where.ifPresent(RuleSyntax::requireCondition);
    if (ranks < 1 || ranks > MAX_RANKS) {
      throw new IllegalArgumentException("ranks (" + ranks + ") must be from 1 to " + MAX_RANKS);
    }
    if (epsilon.isPresent() && ranks > 1) {
      throw new IllegalArgumentException(
          "epsilon applies to rank 1 only; ranks must be 1, not " + ranks);
    }
  }

  /**
   * The frontier query in a spec.
   *
   * @throws IllegalArgumentException when the results lack a column, or the condition uses SQL that
   *     rules do not allow
   */
  public static FrontierQuery of(FrontierSpec section) {
    return new FrontierQuery(
        section.objectives(),
        section.by(),
        section.where(),
        section.statedLoss(),
        1,
        Optional.empty(),
        section.scale(),
        section.box());
  }

  /** Returns this query with other objectives, such as {@code energy_pj:min,area_mm2:min}. */
  public FrontierQuery objectives(String list) {
    List<Objective> chosen = Objective.parse(list);
    return new FrontierQuery(
        chosen, by, where, statedLoss, ranks, epsilon, scale, fitting(chosen, scale));
  }

  /** Returns this query with one frontier per combination of the values of these columns. */
  public FrontierQuery by(String... columns) {
    return new FrontierQuery(
        objectives, List.of(columns), where, statedLoss, ranks, epsilon, scale, box);
  }

  /** Returns this query restricted by a SQL condition, such as {@code readout = 'ternary'}. */
  public FrontierQuery where(String condition) {
    return new FrontierQuery(
        objectives, by, Optional.of(condition), statedLoss, ranks, epsilon, scale, box);
  }

  /**
   * Returns this query restricted to designs known to be within a loss or, in groups without any,
   * to designs of unknown accuracy.
   */
  public FrontierQuery maxLoss(LossLimit limit) {
    return new FrontierQuery(objectives, by, where, Optional.of(limit), ranks, epsilon, scale, box);
  }

  /** The accuracy loss within which designs compete: the stated one, or the default. */
  public LossLimit maxLoss() {
    return statedLoss.orElseGet(() -> FrontierSpec.limitFor(objectives));
  }

  /** Returns this query for a number of non-dominated ranks. */
  public FrontierQuery ranks(int number) {
    return new FrontierQuery(objectives, by, where, statedLoss, number, epsilon, scale, box);
  }

  /** Returns this query thinned by a distance such as {@code 5%} or {@code 0.25}. */
  public FrontierQuery epsilon(String distance) {
    return new FrontierQuery(
        objectives, by, where, statedLoss, ranks, Optional.of(Epsilon.parse(distance)), scale, box);
  }

  /** Returns this query with distances on other scales. */
  public FrontierQuery scale(ScaleChoice other) {
    return new FrontierQuery(
        objectives, by, where, statedLoss, ranks, epsilon, other, fitting(objectives, other));
  }

  /** Returns this query with hypervolumes measured between two points, each given by column. */
  public FrontierQuery box(Map<String, Double> ideal, Map<String, Double> reference) {
    return new FrontierQuery(
        objectives,
        by,
        where,
        statedLoss,
        ranks,
        epsilon,
        scale,
        Optional.of(new ReferenceBox(objectives, scale, ideal, reference)));
  }

  /**
   * Returns this query with the hypervolume box of an earlier frontier.
   *
   * @throws IllegalArgumentException when the earlier frontier has none for these objectives
   */
  public FrontierQuery boxOf(FrontierOutcome earlier) {
    if (earlier.reference().isEmpty()) {
      throw new IllegalArgumentException(
          "frontier "
              + earlier.frontierId()
              + " has no reference point; give --ideal and --reference");
    }
    return box(earlier.ideal(), earlier.reference());
  }

  /**
   * Returns this query if each objective has a place on its scale.
   *
   * @throws IllegalArgumentException when a loss of accuracy is to be on the log scale
   */
  public FrontierQuery requirePlaces() {
    scale
        .problem(objectives)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException("scale (" + scale.key() + "): " + problem);
            });
    return this;
  }

  /** The key of the scales in the query's identity and in its outcome. */
  String scaleKey() {
    return scale.within(objectives).key();
  }

  /** The box, if it has these objectives and these scales. */
  private Optional<ReferenceBox> fitting(List<Objective> chosen, ScaleChoice measure) {
    return box.filter(known -> known.objectives().equals(chosen))
        .filter(known -> known.scale().within(chosen) == measure.within(chosen));
  }

  /**
   * The query and the identity of its rows in canonical form.
   *
   * @param sweepId the table's sweep
   * @param fingerprint fingerprint of its rows
   */
  String canonicalJson(String sweepId, String fingerprint) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("frontier_version", String.valueOf(FrontierSchema.VERSION));
    fields.put("sweep_id", sweepId);
    fields.put("fingerprint", fingerprint);
    fields.put("objectives", objectives.stream().map(Objective::toString).toList());
    fields.put("by", by);
    fields.put("where", where.orElse(""));
    fields.put("ranks", (long) ranks);
    fields.put("epsilon", epsilon.map(Epsilon::toString).orElse(""));
    fields.put("scale", scaleKey());
    maxLoss().points().ifPresent(points -> fields.put("max_loss", points));
    box.ifPresent(
        b -> {
          fields.put("ideal", b.ideal());
          fields.put("reference", b.reference());
        });
    return CanonicalJson.write(fields);
  }

  /**
   * The objectives in words, and everything else that determines the frontier: groups other than
   * networks, the accuracy loss and the condition.
   */
  public String words() {
    return objectives
        + (by.equals(FrontierSpec.DEFAULT.by()) ? "" : " for " + groups())
        + maxLoss().points().map(points -> " within " + LossLimit.points(points)).orElse("")
        + where.map(condition -> " where " + condition).orElse("");
  }

  private String groups() {
    return by.isEmpty() ? "all networks together" : "each of " + by;
  }

  /** Returns whether an objective, a grouping column or the condition uses a column. */
  public boolean names(String column) {
    return objectives.stream().anyMatch(objective -> objective.column().equals(column))
        || by.contains(column)
        || where.filter(condition -> OmittedColumns.names(condition, column)).isPresent();
  }

  /** The hash that identifies a query, from its canonical JSON. */
  public static String hash(String canonicalJson) {
    return Sha256.hex(canonicalJson);
  }
}
