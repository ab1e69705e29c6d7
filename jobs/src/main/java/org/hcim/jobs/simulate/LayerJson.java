package org.hcim.jobs.simulate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hcim.simulator.crossbar.Tally;
import org.hcim.simulator.inference.LayerStatistics;
import org.hcim.sweeps.canonical.CanonicalJson;

/** The statistics of each layer, as JSON. */
final class LayerJson {

  /** The table's column. */
  static final String COLUMN = "layers";

  private LayerJson() {}

  /** One line with an array of one object per layer, in order of execution. */
  static String of(RunResult.Result result) {
    return CanonicalJson.write(trees(result)).replaceAll("\n *", "");
  }

  /** The JSON tree: one object per layer. */
  static List<Map<String, Object>> trees(RunResult.Result result) {
    return result.measured().layers().stream().map(layer -> tree(layer, result)).toList();
  }

  private static Map<String, Object> tree(LayerStatistics layer, RunResult.Result result) {
    Map<String, Object> tree = new LinkedHashMap<>();
    Tally tally = layer.tally();
    tree.put("layer", layer.name());
    if (result.compared().byLayer().containsKey(layer.name())) {
      tree.put("zero_frac", tally.zeroFrac());
      tree.put("plus_frac", tally.plus() / (double) tally.conversions());
      tree.put("minus_frac", tally.minus() / (double) tally.conversions());
    }
    tree.put("conversions", tally.conversions());
    tree.put("overflows", tally.overflows());
    tree.put("clipped", tally.clipped());
    tree.put(
        "saturated_frac",
        layer.activations() == 0 ? 0.0 : layer.saturated() / (double) layer.activations());
    tree.put("exact_correlation", layer.agreement().correlation());
    return tree;
  }
}
