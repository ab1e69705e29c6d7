package org.hcim.sweeps.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.space.Row;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Position;
import org.hcim.sweeps.yaml.Problems;

/** Reads a group of bundles: an axis whose steps are named sets of values. */
record BundleReader(Problems problems) {

  private static final String ACCEPTED = "names of bundles, or name: {parameter: value}";

  /** Reads a group; empty if it has no usable bundle. */
  Optional<AxisDraft> read(String path, Node.Entry group) {
    int before = problems.count();
    Map<String, Map<Parameter, Object>> bundles = new LinkedHashMap<>();
    if (!group.key().matches(SpecReader.NAME) || Parameter.named(group.key()).isPresent()) {
      problems.add(group.at(), path, "must be a name, and not a parameter's", "", SpecReader.NAME);
    }
    if (group.value() instanceof Node.Mapping mapping) {
      mapping.entries().forEach(entry -> add(path, entry, bundles));
    } else {
      Fields.list(problems, path, group.value(), ACCEPTED)
          .ifPresent(list -> list.items().forEach(item -> add(path, item, bundles)));
    }
    if (bundles.values().stream().allMatch(Map::isEmpty)) {
      if (problems.count() == before) {
        problems.add(group.at(), path, "sets no parameter", "", ACCEPTED);
      }
      return Optional.empty();
    }
    refuseEqual(path, group, bundles);
    return Optional.of(draft(path, group, bundles));
  }

  private void refuseEqual(
      String path, Node.Entry group, Map<String, Map<Parameter, Object>> bundles) {
    Map<Map<Parameter, Object>, String> first = new HashMap<>();
    bundles.forEach(
        (name, values) -> {
          String earlier = first.putIfAbsent(values, name);
          if (earlier != null && !values.isEmpty()) {
            problems.add(group.at(), path, earlier + " and " + name + " are the same");
          }
        });
  }

  private static AxisDraft draft(
      String path, Node.Entry group, Map<String, Map<Parameter, Object>> bundles) {
    var all = new TreeSet<Parameter>();
    bundles.values().forEach(bundle -> all.addAll(bundle.keySet()));
    List<Row> rows = new ArrayList<>();
    bundles.forEach(
        (name, bundle) -> {
          List<Object> values = new ArrayList<>();
          all.forEach(parameter -> values.add(bundle.get(parameter)));
          rows.add(new Row(name, values));
        });
    return new AxisDraft(
        AxisDraft.Source.BUNDLES,
        group.key(),
        path,
        group.at(),
        List.copyOf(all),
        rows,
        Optional.empty(),
        Optional.empty());
  }

  private void add(String path, Node item, Map<String, Map<Parameter, Object>> bundles) {
    if (item instanceof Node.Mapping mapping) {
      mapping.entries().forEach(entry -> add(path, entry, bundles));
    } else if (item instanceof Node.Scalar scalar && scalar.value() instanceof String name) {
      put(path, name, item.at(), builtIn(path, name, item.at()), bundles);
    } else {
      problems.add(item.at(), path, "must be a bundle, not " + item.kind(), "", ACCEPTED);
    }
  }

  private void add(String path, Node.Entry entry, Map<String, Map<Parameter, Object>> bundles) {
    String below = path + "." + entry.key();
    boolean isEmpty = entry.value() instanceof Node.Scalar scalar && scalar.value() == null;
    Map<Parameter, Object> values =
        isEmpty
            ? builtIn(path, entry.key(), entry.at())
            : new Values(problems).assignments(below, entry.value());
    put(path, entry.key(), entry.at(), values, bundles);
  }

  private Map<Parameter, Object> builtIn(String path, String name, Position at) {
    Optional<Map<Parameter, Object>> bundle = Bundles.named(name);
    if (bundle.isEmpty()) {
      problems.addUnknown(at, path, "no bundle " + name, name, Bundles.names());
    }
    return bundle.orElse(Map.of());
  }

  private void put(
      String path,
      String name,
      Position at,
      Map<Parameter, Object> values,
      Map<String, Map<Parameter, Object>> bundles) {
    if (!name.matches(SpecReader.NAME)) {
      problems.add(at, path, "(" + name + ") must be a name", "", SpecReader.NAME);
    }
    if (bundles.put(name, values) != null) {
      problems.add(at, path, name + " appears twice");
    }
  }
}
