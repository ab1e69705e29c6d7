package org.hcim.jobs.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hcim.jobs.frontier.FrontierQuery;
import org.hcim.jobs.store.StoreException;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableSnapshot;
import org.hcim.sweeps.pareto.Scale;

/** A frontier's query, read back from the canonical form that is stored with its table. */
@JsonIgnoreProperties(ignoreUnknown = true)
record StoredQuery(
    @JsonProperty("sweep_id") String sweepId,
    List<String> objectives,
    List<String> by,
    String where,
    int ranks,
    String epsilon,
    String scale,
    Map<String, Double> ideal,
    Map<String, Double> reference) {

  /** The query of a frontier; empty when its file is lost or damaged. */
  static Optional<StoredQuery> of(Output out, String frontierId) {
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

  /** The query as it was asked. */
  FrontierQuery query() {
    var query =
        FrontierQuery.DEFAULT
            .scale(Scale.valueOf(scale.toUpperCase(Locale.ROOT)))
            .objectives(String.join(",", objectives))
            .by(by.toArray(String[]::new))
            .ranks(ranks);
    if (!where.isEmpty()) {
      query = query.where(where);
    }
    if (!epsilon.isEmpty()) {
      query = query.epsilon(epsilon);
    }
    return ideal == null ? query : query.box(ideal, reference);
  }
}
