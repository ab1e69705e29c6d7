package org.hcim.sweeps.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.pareto.LossLimit;
import org.hcim.sweeps.pareto.Objective;
import org.hcim.sweeps.space.Axes;
import org.hcim.sweeps.space.Axis;
import org.hcim.sweeps.space.Condition;
import org.hcim.sweeps.space.Row;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.YamlReader;

/**
 * The part of a sweep's canonical spec that determines the design of each point number.
 *
 * @param axes the axes of the spec that was expanded
 */
public record ExpandedSpec(String name, Axes axes, Sampling sampling) {

  /** Parses the output of {@link SweepSpec#canonicalJson()}. */
  public static ExpandedSpec parse(String canonicalJson) {
    var tree = (Node.Mapping) YamlReader.readOwn("canonical spec", canonicalJson);
    List<Axis> axes = axes(child(tree, "axes"));
    return new ExpandedSpec(
        (String) scalar(tree, "sweep"),
        new Axes(axes, defaults(child(tree, "fixed"))),
        sampling(child(tree, "sampling")));
  }

  /** The frontier for which the designs of a canonical spec were selected, if they were. */
  public static Optional<KeptFrontier> keptFor(String canonicalJson) {
    return section(YamlReader.readOwn("canonical spec", canonicalJson), "sampling")
        .flatMap(sampling -> section(sampling, KeptFrontier.KEY))
        .map(ExpandedSpec::kept);
  }

  private static List<Object> defaults(Node.Mapping fixed) {
    List<Object> defaults = new ArrayList<>();
    for (Parameter parameter : Parameter.values()) {
      Object raw = scalar(fixed, parameter.column());
      defaults.add(raw == null ? null : parameter.parse(raw));
    }
    return defaults;
  }

  private static List<Axis> axes(Node.Mapping tree) {
    List<Node.Entry> entries = new ArrayList<>(tree.entries());
    entries.sort(Comparator.comparingLong(entry -> (Long) scalar(mapping(entry), "place")));
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    entries.forEach(entry -> rows.put(entry.key(), rows(entry.key(), mapping(entry))));
    return entries.stream().map(entry -> axis(entry.key(), mapping(entry), rows)).toList();
  }

  private static Axis axis(String name, Node.Mapping tree, Map<String, List<Row>> rows) {
    List<Condition> when = when(child(tree, "when"), rows);
    if (tree.get("between").isPresent()) {
      Parameter parameter = Parameter.named(name).orElseThrow();
      List<Node> bounds = items(tree, "between");
      Number least = (Number) parameter.parse(value(bounds.get(0)));
      Number most = (Number) parameter.parse(value(bounds.get(1)));
      return new Axis.Interval(name, parameter, least, most, when);
    }
    return new Axis.Listed(name, parameters(name, tree), rows.get(name), when);
  }

  private static List<Condition> when(Node.Mapping tree, Map<String, List<Row>> rows) {
    return tree.entries().stream()
        .map(entry -> condition(entry.key(), (Node.Sequence) entry.value(), rows.get(entry.key())))
        .toList();
  }

  private static Condition condition(String axis, Node.Sequence labels, List<Row> rows) {
    Set<Object> named = labels.items().stream().map(ExpandedSpec::text).collect(Collectors.toSet());
    return new Condition(
        axis,
        IntStream.range(0, rows.size())
            .filter(row -> named.contains(rows.get(row).label()))
            .boxed()
            .collect(Collectors.toSet()));
  }

  /** The steps of a listed axis; none for an interval. */
  private static List<Row> rows(String name, Node.Mapping tree) {
    if (tree.get("values").isPresent()) {
      Parameter parameter = Parameter.named(name).orElseThrow();
      return items(tree, "values").stream()
          .map(item -> parameter.parse(value(item)))
          .map(value -> new Row(String.valueOf(Values.plain(value)), List.of(value)))
          .toList();
    }
    if (tree.get("rows").isEmpty()) {
      return List.of();
    }
    List<Parameter> parameters = parameters(name, tree);
    return items(tree, "rows").stream().map(row -> row((Node.Mapping) row, parameters)).toList();
  }

  private static Row row(Node.Mapping tree, List<Parameter> parameters) {
    List<Object> values = new ArrayList<>();
    for (Parameter parameter : parameters) {
      Object raw = scalar(tree, parameter.column());
      values.add(raw == null ? null : parameter.parse(raw));
    }
    return new Row((String) scalar(tree, "name"), values);
  }

  /**
   * The parameters of an axis: a zip group's name lists them in order; a group of bundles uses the
   * order of the catalog.
   */
  private static List<Parameter> parameters(String name, Node.Mapping tree) {
    if (Parameter.named(name).isPresent()) {
      return List.of(Parameter.named(name).get());
    }
    if (name.contains("+")) {
      return Arrays.stream(name.split("\\+"))
          .map(column -> Parameter.named(column).orElseThrow())
          .toList();
    }
    Set<Parameter> found = new LinkedHashSet<>();
    for (Node row : items(tree, "rows")) {
      ((Node.Mapping) row)
          .entries()
          .forEach(entry -> Parameter.named(entry.key()).ifPresent(found::add));
    }
    return found.stream().sorted().toList();
  }

  private static Sampling sampling(Node.Mapping tree) {
    String method = (String) scalar(tree, "method");
    return switch (method) {
      case "grid" -> new Sampling.Grid();
      case "points" ->
          new Sampling.Points(
              (String) scalar(tree, "file"),
              (String) scalar(tree, "sha256"),
              tree.get(KeptFrontier.KEY).map(kept -> kept((Node.Mapping) kept)));
      case "morris" ->
          new Sampling.Morris(
              Math.toIntExact(whole(tree, "trajectories")),
              Math.toIntExact(whole(tree, "levels")),
              whole(tree, "seed"));
      case "saltelli" -> new Sampling.SaltelliDesign(whole(tree, "points"), whole(tree, "seed"));
      default ->
          new Sampling.Sample(
              method, SamplingReader.sampler(method, whole(tree, "points"), whole(tree, "seed")));
    };
  }

  private static Optional<Node.Mapping> section(Node tree, String key) {
    return tree instanceof Node.Mapping mapping
        ? mapping.get(key).map(node -> (Node.Mapping) node)
        : Optional.empty();
  }

  private static KeptFrontier kept(Node.Mapping tree) {
    String where = (String) scalar(tree, "where");
    return new KeptFrontier(
        Objective.parse(String.join(",", texts(tree, "objectives"))),
        texts(tree, "by"),
        where.isEmpty() ? Optional.empty() : Optional.of(where),
        LossLimit.parse((String) scalar(tree, "max_loss")),
        (Boolean) scalar(tree, "complete"));
  }

  private static List<String> texts(Node.Mapping tree, String key) {
    return items(tree, key).stream().map(item -> (String) value(item)).toList();
  }

  private static long whole(Node.Mapping tree, String key) {
    return (Long) scalar(tree, key);
  }

  private static Node.Mapping mapping(Node.Entry entry) {
    return (Node.Mapping) entry.value();
  }

  private static Node.Mapping child(Node.Mapping tree, String key) {
    return (Node.Mapping) tree.get(key).orElseThrow();
  }

  private static List<Node> items(Node.Mapping tree, String key) {
    return ((Node.Sequence) tree.get(key).orElseThrow()).items();
  }

  private static Object scalar(Node.Mapping tree, String key) {
    return tree.get(key).map(ExpandedSpec::value).orElse(null);
  }

  private static Object value(Node node) {
    return ((Node.Scalar) node).value();
  }

  private static String text(Node node) {
    return ((Node.Scalar) node).text();
  }
}
