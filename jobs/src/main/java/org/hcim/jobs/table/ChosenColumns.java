package org.hcim.jobs.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.hcim.jobs.store.StoreException;
import org.hcim.jobs.store.TableSnapshot;

/** The columns that a stored sweep's spec chose. */
public final class ChosenColumns {

  private static final String COLUMNS = "columns";

  private ChosenColumns() {}

  /**
   * The columns of a stored sweep; all where its spec chose none or cannot be read.
   *
   * @param sweep its results
   */
  public static ResultColumns of(TableSnapshot sweep) {
    try {
      JsonNode chosen = new ObjectMapper().readTree(sweep.canonicalJson()).path(COLUMNS);
      List<String> names = new ArrayList<>();
      chosen.forEach(name -> names.add(name.asText()));
      return chosen.isArray() ? ResultColumns.with(names) : ResultColumns.ALL;
    } catch (JsonProcessingException | StoreException.Damaged | IllegalArgumentException e) {
      return ResultColumns.ALL;
    }
  }
}
