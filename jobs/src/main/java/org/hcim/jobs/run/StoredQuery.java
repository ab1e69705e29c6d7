package org.hcim.jobs.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hcim.jobs.frontier.FrontierQuery;
import org.hcim.jobs.store.Descriptions;
import org.hcim.jobs.store.StoreException;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableSnapshot;
import org.hcim.sweeps.pareto.Epsilon;
import org.hcim.sweeps.pareto.LossLimit;
import org.hcim.sweeps.pareto.ScaleChoice;

/** A frontier query, read back from the canonical form stored with its table. */
@JsonIgnoreProperties(ignoreUnknown = true)
record StoredQuery(
    @JsonProperty("sweep_id") String sweepId,
    List<String> objectives,
    List<String> by,
    String where,
    @JsonProperty("max_loss") String maxLoss,
    int ranks,
    String epsilon,
    String scale,
    Map<String, Double> ideal,
    Map<String, Double> reference) {

  private static final Pattern EPSILON =
      Pattern.compile("(?<kind>Additive|Multiplicative)\\[\\w+=(?<value>[^]]+)]");

  /** The query of a frontier, from its spec or its description; empty if both are damaged. */
  static Optional<StoredQuery> of(Output out, String frontierId) {
    return ofSpec(out, frontierId).or(() -> ofDescription(out, frontierId));
  }

  private static Optional<StoredQuery> ofSpec(Output out, String frontierId) {
    try {
      var json =
          TableSnapshot.of(out.location(), Table.FRONTIER, frontierId)
              .map(TableSnapshot::canonicalJson)
              .filter(text -> Table.FRONTIER.idOf(FrontierQuery.hash(text)).equals(frontierId));
      return json.isEmpty()
          ? Optional.empty()
          : Optional.of(new ObjectMapper().readValue(json.get(), StoredQuery.class));
    } catch (JsonProcessingException | StoreException.Damaged e) {
      return Optional.empty();
    }
  }

  private static Optional<StoredQuery> ofDescription(Output out, String frontierId) {
    try {
      return Descriptions.of(out.location(), Table.FRONTIER, frontierId, StoredQuery.class);
    } catch (StoreException.Damaged e) {
      return Optional.empty();
    }
  }

  /** The original query. */
  FrontierQuery query() {
    var query =
        FrontierQuery.DEFAULT
            .scale(ScaleChoice.valueOf(scale.toUpperCase(Locale.ROOT)))
            .objectives(String.join(",", objectives))
            .by(by.toArray(String[]::new))
            .maxLoss(maxLoss == null ? LossLimit.ANY : LossLimit.parse(maxLoss))
            .ranks(ranks);
    if (!where.isEmpty()) {
      query = query.where(where);
    }
    if (!epsilon.isEmpty()) {
      query = thinned(query);
    }
    boolean hasBox = ideal != null && !ideal.isEmpty();
    return hasBox ? query.box(ideal, reference) : query;
  }

  /**
   * Adds the stored tolerance to a query; its text is that of the record and preserves every digit.
   */
  private FrontierQuery thinned(FrontierQuery query) {
    var text = EPSILON.matcher(epsilon);
    if (!text.matches()) {
      return query.epsilon(epsilon);
    }
    double value = Double.parseDouble(text.group("value"));
    Epsilon distance =
        text.group("kind").equals("Additive")
            ? new Epsilon.Additive(value)
            : new Epsilon.Multiplicative(value);
    return new FrontierQuery(
        query.objectives(),
        query.by(),
        query.where(),
        query.statedLoss(),
        query.ranks(),
        Optional.of(distance),
        query.scale(),
        query.box());
  }
}
