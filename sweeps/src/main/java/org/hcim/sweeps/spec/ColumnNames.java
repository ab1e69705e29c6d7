package org.hcim.sweeps.spec;

import java.util.ArrayList;
import java.util.List;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;

/** Reads lists of columns without checking that a table has them. */
record ColumnNames(Problems problems) {

  /** Reads a list of texts. */
  List<String> read(String path, Node node) {
    List<String> names = new ArrayList<>();
    Fields.list(problems, path, node, "[energy_pj, latency_ns]")
        .ifPresent(list -> list.items().forEach(item -> read(path, item, names)));
    return names;
  }

  private void read(String path, Node item, List<String> names) {
    if (item instanceof Node.Scalar scalar && scalar.value() instanceof String text) {
      names.add(text);
    } else {
      problems.add(item.at(), path, "must be a column, not " + item.kind());
    }
  }
}
