package org.hcim.sweeps.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hcim.sweeps.pareto.LossLimit;
import org.hcim.sweeps.pareto.Objective;
import org.hcim.sweeps.pareto.ReferenceBox;
import org.hcim.sweeps.pareto.ScaleChoice;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Position;
import org.hcim.sweeps.yaml.Problems;

/** Reads the frontier query of a spec. */
record FrontierReader(Problems problems) {

  private static final String PATH = "frontier";
  private static final List<String> KEYS =
      List.of("objectives", "by", "where", "max_loss", "scale", "ideal", "reference");

  /** Reads the section; missing keys default to {@link FrontierSpec#DEFAULT}. */
  FrontierSpec read(Node node) {
    return Fields.of(problems, PATH, node, KEYS).flatMap(this::read).orElse(FrontierSpec.DEFAULT);
  }

  private Optional<FrontierSpec> read(Fields fields) {
    int before = problems.count();
    List<Objective> objectives =
        fields
            .text("objectives")
            .flatMap(text -> objectives(fields, text))
            .orElse(FrontierSpec.DEFAULT.objectives());
    List<String> by =
        fields
            .get("by")
            .map(node -> new ColumnNames(problems).read(fields.path("by"), node))
            .orElse(FrontierSpec.DEFAULT.by());
    ScaleChoice scale = scale(fields, objectives);
    Optional<String> where = where(fields);
    Optional<LossLimit> maxLoss = maxLoss(fields);
    Optional<ReferenceBox> box = box(fields, objectives, scale);
    return problems.count() > before
        ? Optional.empty()
        : Optional.of(new FrontierSpec(objectives, by, where, maxLoss, scale, box, places(fields)));
  }

  private static Map<String, Position> places(Fields fields) {
    Map<String, Position> places = new TreeMap<>();
    KEYS.stream().filter(fields::has).forEach(key -> places.put(key, fields.at(key)));
    return places;
  }

  private Optional<List<Objective>> objectives(Fields fields, String text) {
    try {
      return Optional.of(Objective.parse(text));
    } catch (IllegalArgumentException e) {
      problems.add(
          fields.at("objectives"),
          fields.path("objectives"),
          e.getMessage(),
          "",
          "such as energy_pj:min,accuracy_top1_pct:max");
      return Optional.empty();
    }
  }

  private Optional<String> where(Fields fields) {
    Optional<String> where = fields.text("where");
    where
        .flatMap(RuleSyntax::problem)
        .ifPresent(
            problem ->
                problems.add(
                    fields.at("where"),
                    fields.path("where"),
                    "not a condition on rows: " + problem,
                    "",
                    RuleSyntax.accepted()));
    return where;
  }

  private Optional<LossLimit> maxLoss(Fields fields) {
    try {
      return fields
          .get("max_loss")
          .flatMap(Fields::number)
          .map(LossLimit::of)
          .or(() -> fields.text("max_loss").map(LossLimit::parse));
    } catch (IllegalArgumentException e) {
      problems.add(fields.at("max_loss"), fields.path("max_loss"), e.getMessage());
      return Optional.empty();
    }
  }

  private ScaleChoice scale(Fields fields, List<Objective> objectives) {
    List<String> names = Arrays.stream(ScaleChoice.values()).map(ScaleChoice::key).toList();
    ScaleChoice scale =
        fields
            .oneOf("scale", names)
            .map(name -> ScaleChoice.values()[names.indexOf(name)])
            .orElse(FrontierSpec.DEFAULT.scale());
    scale
        .problem(objectives)
        .ifPresent(problem -> problems.add(fields.at("scale"), fields.path("scale"), problem));
    return scale;
  }

  private Optional<ReferenceBox> box(Fields fields, List<Objective> objectives, ScaleChoice scale) {
    if (!fields.has("ideal") && !fields.has("reference")) {
      return Optional.empty();
    }
    fields.require("ideal");
    fields.require("reference");
    Optional<Map<String, Double>> ideal = point(fields, "ideal");
    Optional<Map<String, Double>> reference = point(fields, "reference");
    if (ideal.isEmpty() || reference.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ReferenceBox(objectives, scale, ideal.get(), reference.get()));
    } catch (IllegalArgumentException e) {
      problems.add(fields.at("reference"), fields.path("reference"), e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Map<String, Double>> point(Fields fields, String key) {
    int before = problems.count();
    Map<String, Double> point = new TreeMap<>();
    fields
        .get(key)
        .flatMap(node -> Fields.mapping(problems, fields.path(key), node, "column: number"))
        .ifPresent(
            mapping ->
                mapping.entries().forEach(entry -> coordinate(fields.path(key), entry, point)));
    return problems.count() > before || !fields.has(key) ? Optional.empty() : Optional.of(point);
  }

  private void coordinate(String path, Node.Entry entry, Map<String, Double> point) {
    Fields.number(entry.value())
        .ifPresentOrElse(
            number -> point.put(entry.key(), number),
            () ->
                problems.add(
                    entry.value().at(),
                    path + "." + entry.key(),
                    "must be a number, not " + Fields.describe(entry.value())));
  }
}
