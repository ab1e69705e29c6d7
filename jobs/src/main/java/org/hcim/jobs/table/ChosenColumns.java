package org.hcim.jobs.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hcim.jobs.store.StoreException;
import org.hcim.jobs.store.TableSnapshot;

/** The columns that a stored sweep's spec chose. */
public final class ChosenColumns {

  private static final String COLUMNS = "columns";
  private static final String SWEEP = "sweep_id";

  private ChosenColumns() {}

  /**
   * The columns of a stored sweep; all where its spec chose none or cannot be read.
   *
   * @param sweep its results
   */
  public static ResultColumns of(TableSnapshot sweep) {
    JsonNode chosen = specOf(sweep).path(COLUMNS);
    List<String> names = new ArrayList<>();
    chosen.forEach(name -> names.add(name.asText()));
    try {
      return chosen.isArray() ? ResultColumns.with(names) : ResultColumns.ALL;
    } catch (IllegalArgumentException e) {
      return ResultColumns.ALL;
    }
  }

  /** The id of the sweep that a stored frontier is of; empty where its query cannot be read. */
  static Optional<String> sweepOf(TableSnapshot frontier) {
    return Optional.ofNullable(specOf(frontier).path(SWEEP).textValue());
  }

  private static JsonNode specOf(TableSnapshot table) {
    try {
      return new ObjectMapper().readTree(table.canonicalJson());
    } catch (JsonProcessingException | StoreException.Damaged e) {
      return MissingNode.getInstance();
    }
  }
}
