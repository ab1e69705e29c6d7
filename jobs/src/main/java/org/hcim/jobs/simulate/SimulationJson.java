package org.hcim.jobs.simulate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.spark.sql.Row;
import org.hcim.jobs.table.SimulationSchema;
import org.hcim.jobs.table.TableColumn;

/** The rows of a simulation as JSON: an array of objects, with layers as nested objects. */
public final class SimulationJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private SimulationJson() {}

  /** The JSON text, ending with a line feed. */
  public static String of(List<Row> rows) {
    var array = MAPPER.createArrayNode();
    try {
      for (Row row : rows) {
        array.add(object(row));
      }
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(array) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode object(Row row) throws JsonProcessingException {
    ObjectNode object = MAPPER.createObjectNode();
    for (TableColumn column : SimulationSchema.SCHEMA.columns()) {
      Object value = row.getAs(column.name());
      boolean isTree = column.name().equals(LayerJson.COLUMN) && value != null;
      object.set(
          column.name(), isTree ? MAPPER.readTree((String) value) : MAPPER.valueToTree(value));
    }
    return object;
  }
}
