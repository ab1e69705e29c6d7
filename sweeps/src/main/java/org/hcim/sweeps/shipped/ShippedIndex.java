package org.hcim.sweeps.shipped;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hcim.sweeps.canonical.CanonicalJson;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;
import org.hcim.sweeps.yaml.YamlReader;

/** The index of trained networks, in JSON; the reader rejects unknown keys. */
public final class ShippedIndex {

  private static final long FORMAT = 1;

  private ShippedIndex() {}

  /**
   * Reads an index.
   *
   * @param name the file's name in messages
   * @throws org.hcim.sweeps.yaml.SpecException with all problems of the index
   */
  static List<ShippedEntry> read(String name, byte[] file) {
    var problems = new Problems();
    Optional<Fields> top =
        Fields.of(problems, "", YamlReader.read(name, file), List.of("format", "networks"));
    List<ShippedEntry> entries = new ArrayList<>();
    top.ifPresent(
        fields -> {
          fields.require("format");
          fields.whole("format", FORMAT, FORMAT);
          fields
              .require("networks")
              .flatMap(node -> Fields.list(problems, "networks", node, "a list of networks"))
              .ifPresent(list -> entries(problems, list, entries));
        });
    problems.throwIfAny();
    return entries;
  }

  /** The text of an index. */
  public static String write(List<ShippedEntry> entries) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("format", FORMAT);
    tree.put("networks", entries.stream().map(ShippedIndex::tree).toList());
    return CanonicalJson.write(tree);
  }

  private static void entries(Problems problems, Node.Sequence list, List<ShippedEntry> entries) {
    var names = new HashSet<String>();
    for (int i = 0; i < list.items().size(); i++) {
      Node item = list.items().get(i);
      String path = "networks[" + i + "]";
      new EntryReader(problems)
          .read(path, item)
          .ifPresent(
              entry -> {
                if (!names.add(entry.name())) {
                  problems.add(item.at(), path + ".name", entry.name() + " appears twice");
                }
                entries.add(entry);
              });
    }
  }

  private static Map<String, Object> tree(ShippedEntry entry) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", entry.name());
    tree.put("sha256", entry.sha256());
    tree.put("architecture", entry.architecture());
    tree.put("products_sha256", entry.productsSha256());
    tree.put("dataset", entry.dataset());
    tree.put("setting", entry.setting().columns());
    tree.put("origin", tree(entry.origin()));
    tree.put("reached", tree(entry.reached()));
    tree.put("recorded", tree(entry.recorded()));
    return tree;
  }

  private static Map<String, Object> tree(ShippedEntry.Origin origin) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("training", origin.training());
    tree.put("run", origin.run());
    tree.put("seed", origin.seed());
    tree.put("epochs", origin.epochs());
    origin.startedFrom().ifPresent(start -> tree.put("started_from", start));
    tree.put("train_images", origin.trainImages());
    tree.put("recipe", origin.recipe());
    return tree;
  }

  private static Map<String, Object> tree(ShippedEntry.Reached reached) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("top1_pct", reached.top1Pct());
    tree.put("test_images", reached.testImages());
    tree.put("always_zero_frac", reached.alwaysZeroFrac());
    reached.zeroFrac().ifPresent(zeros -> tree.put("zero_frac", zeros));
    List<Map<String, Object>> layers = new ArrayList<>();
    reached
        .layers()
        .forEach(
            (layer, zeros) ->
                layers.add(
                    Map.of(
                        "name", layer,
                        "zero_frac", zeros.zeroFrac(),
                        "always_zero_frac", zeros.alwaysZeroFrac())));
    tree.put("layers", layers);
    return tree;
  }

  private static Map<String, Object> tree(RecordedResults recorded) {
    return Map.of(
        "images", recorded.images().name().toLowerCase(Locale.ROOT),
        "classes",
            recorded.classes().stream().map(String::valueOf).collect(Collectors.joining(" ")),
        "sums_sha256", recorded.sumsSha256());
  }
}
