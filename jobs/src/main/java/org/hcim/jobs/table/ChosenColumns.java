package org.hcim.jobs.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import org.hcim.jobs.store.StoreException;
import org.hcim.jobs.store.TableSnapshot;

/** The columns selected by a stored sweep's spec. */
public final class ChosenColumns {

  private static final String COLUMNS = "columns";

  private ChosenColumns() {}

  /**
   * The columns of a stored sweep: all if its spec selects none, and those of its files if the spec
   * is unreadable.
   *
   * @param sweep its results
   */
  public static ResultColumns of(TableSnapshot sweep) {
    JsonNode spec = specOf(sweep);
    JsonNode chosen = spec.path(COLUMNS);
    List<String> names = new ArrayList<>();
    chosen.forEach(name -> names.add(name.asText()));
    try {
      return chosen.isArray()
          ? ResultColumns.with(names)
          : spec.isObject() ? ResultColumns.ALL : ResultColumns.ofFiles(sweep.columns());
    } catch (IllegalArgumentException e) {
      return ResultColumns.ofFiles(sweep.columns());
    }
  }

  private static JsonNode specOf(TableSnapshot table) {
    try {
      return new ObjectMapper().readTree(table.canonicalJson());
    } catch (JsonProcessingException | StoreException.Damaged e) {
      return MissingNode.getInstance();
    }
  }
}
