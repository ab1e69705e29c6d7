package org.hcim.jobs.store;

import static org.hcim.jobs.store.Rule.refuseUnless;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;

/** Descriptions of tables, stored as JSON among the control files. */
public final class Descriptions {

  private Descriptions() {}

  /** The file that holds a table's id. */
  record Pointer(String id) {

    Pointer {
      refuseUnless(Layout.isId(id), "id (%s) must be letters and digits", id);
    }
  }

  /**
   * The most recently written description for a kind of table.
   *
   * @param out the output directory
   * @param type the description's type
   * @return empty if there is no such table
   */
  public static <T> Optional<T> latest(String out, Table table, Class<T> type) {
    var volume = Volume.of(out);
    try {
      var id = latestId(volume, table);
      return id.isEmpty() ? Optional.empty() : read(volume, new Layout(table, id.get()), type);
    } catch (IOException e) {
      throw new StoreException.Failed(out + " cannot be read", e);
    }
  }

  /**
   * The id of the most recently written table of a kind; empty if there is none.
   *
   * @throws StoreException.Damaged when the file that names it cannot be read
   */
  static Optional<String> latestId(Volume volume, Table table) throws IOException {
    var file = Layout.latest(table);
    return volume.read(file).map(bytes -> Json.read(file, bytes, Pointer.class).id());
  }

  /** The description of a table; empty if it has none. */
  public static <T> Optional<T> of(String out, Table table, String id, Class<T> type) {
    try {
      return read(Volume.of(out), new Layout(table, id), type);
    } catch (IOException e) {
      throw new StoreException.Failed(out + " cannot be read", e);
    }
  }

  /**
   * The description of a table, which must name that table.
   *
   * @throws StoreException.Damaged when it is unreadable or belongs to another table
   */
  static <T> Optional<T> read(Volume volume, Layout layout, Class<T> type) throws IOException {
    var bytes = volume.read(layout.description());
    bytes.ifPresent(content -> requireOwner(layout, content));
    return bytes.map(content -> Json.read(layout.description(), content, type));
  }

  private static void requireOwner(Layout layout, byte[] content) {
    var key = layout.table().noun() + "_id";
    var id = Json.read(layout.description(), content, JsonNode.class).path(key).asText("nothing");
    if (!id.equals(layout.id())) {
      throw new StoreException.Damaged(
          "%s describes %s, not %s".formatted(layout.description(), id, layout.id()));
    }
  }
}
