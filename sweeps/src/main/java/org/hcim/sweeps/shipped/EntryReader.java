package org.hcim.sweeps.shipped;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.sweeps.recipe.RecipeChoice;
import org.hcim.sweeps.shipped.RecordedResults.Source;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;

/** Reads one network of an index. */
record EntryReader(Problems problems) {

  private static final List<String> KEYS =
      List.of(
          "name",
          "sha256",
          "architecture",
          "products_sha256",
          "dataset",
          "setting",
          "origin",
          "reached",
          "recorded");
  private static final List<String> ORIGIN =
      List.of("training", "run", "seed", "epochs", "started_from", "train_images", "recipe");
  private static final List<String> REACHED =
      List.of("top1_pct", "test_images", "always_zero_frac", "zero_frac", "layers");
  private static final List<String> LAYER = List.of("name", "zero_frac", "always_zero_frac");
  private static final List<String> RECORDED = List.of("images", "classes", "sums_sha256");
  private static final List<String> STAGES = List.of("float", "qat", "psq");
  private static final List<String> LEVELS = names(ReadoutLevels.values());
  private static final List<String> SOURCES = names(Source.values());
  private static final List<String> SETTING =
      Stream.concat(
              Stream.of(AlgorithmSetting.LEVELS_COLUMN),
              AlgorithmSetting.parameters().stream().map(Parameter::column))
          .toList();

  private static <E extends Enum<E>> List<String> names(E[] values) {
    return Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
  }

  /** Reads a network; empty if it has problems, which are reported. */
  Optional<ShippedEntry> read(String path, Node node) {
    int before = problems.count();
    Optional<Fields> fields = Fields.of(problems, path, node, KEYS);
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    Fields entry = fields.get();
    Optional<Fields> settingFields = below(entry, "setting", SETTING);
    Optional<AlgorithmSetting> setting = settingFields.flatMap(this::setting);
    Optional<Fields> origin = below(entry, "origin", ORIGIN);
    Optional<Fields> reached = below(entry, "reached", REACHED);
    Optional<Fields> recorded = below(entry, "recorded", RECORDED);
    for (String key : KEYS.subList(0, 5)) {
      entry.requireText(key);
    }
    if (problems.count() > before) {
      return Optional.empty();
    }
    try {
      ShippedEntry.Origin from = origin(origin.orElseThrow());
      return Optional.of(
              new ShippedEntry(
                  text(entry, "name"),
                  text(entry, "sha256"),
                  text(entry, "architecture"),
                  text(entry, "products_sha256"),
                  text(entry, "dataset"),
                  withRecipe(setting.orElseThrow(), settingFields.orElseThrow(), from),
                  from,
                  reached(reached.orElseThrow()),
                  recorded(recorded.orElseThrow())))
          .filter(unused -> problems.count() == before);
    } catch (InvalidDesignException e) {
      problems.add(entry.at(), entry.path(), e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Fields> below(Fields entry, String key, List<String> accepted) {
    return entry.require(key).flatMap(node -> Fields.of(problems, entry.path(key), node, accepted));
  }

  /** A required text; if it is missing, a problem is reported and the entry is dropped. */
  private static String text(Fields fields, String key) {
    return fields.requireText(key).orElse("");
  }

  private static long whole(Fields fields, String key) {
    fields.require(key);
    return fields.whole(key, 0, Long.MAX_VALUE).orElse(0L);
  }

  private double number(Fields fields, String key) {
    Optional<Double> number = fields.require(key).flatMap(Fields::number);
    if (fields.has(key) && number.isEmpty()) {
      problems.add(fields.at(key), fields.path(key), "must be a number");
    }
    return number.orElse(0.0);
  }

  private Optional<AlgorithmSetting> setting(Fields fields) {
    fields.require(AlgorithmSetting.LEVELS_COLUMN);
    Optional<ReadoutLevels> levels =
        fields
            .oneOf(AlgorithmSetting.LEVELS_COLUMN, LEVELS)
            .map(name -> ReadoutLevels.values()[LEVELS.indexOf(name)]);
    return levels.flatMap(each -> setting(fields, each));
  }

  /**
   * Reads a setting; missing parameters have their defaults, because the index may be older than a
   * parameter.
   */
  private Optional<AlgorithmSetting> setting(Fields fields, ReadoutLevels levels) {
    try {
      var values = new EnumMap<Parameter, Object>(AlgorithmSetting.defaults(levels).values());
      for (Parameter parameter : AlgorithmSetting.parameters(levels)) {
        Node node = fields.get(parameter.column()).orElse(null);
        if (node instanceof Node.Scalar scalar) {
          values.put(parameter, parameter.parse(scalar.value()));
        } else if (node != null) {
          String path = fields.path(parameter.column());
          problems.add(node.at(), path, "must be one value, not " + Fields.describe(node));
        }
      }
      var setting = new AlgorithmSetting(levels, values);
      return Optional.of(levels == ReadoutLevels.IDEAL ? setting.ideal() : setting);
    } catch (InvalidDesignException e) {
      problems.add(fields.at(), fields.path(), e.getMessage());
      return Optional.empty();
    }
  }

  /** Fills in parameters from the recipe, where an index older than a parameter may record it. */
  private static AlgorithmSetting withRecipe(
      AlgorithmSetting setting, Fields fields, ShippedEntry.Origin origin) {
    AlgorithmSetting complete = setting;
    for (Parameter parameter : setting.values().keySet()) {
      Optional<RecipeChoice> choice = RecipeChoice.of(parameter);
      if (choice.isPresent() && !fields.has(parameter.column())) {
        Object name = origin.recipe().get(choice.get().key());
        complete = complete.with(parameter, choice.get().value(name));
      }
    }
    return complete;
  }

  private ShippedEntry.Origin origin(Fields fields) {
    Map<String, Long> epochs = new LinkedHashMap<>();
    below(fields, "epochs", STAGES)
        .ifPresent(
            stages ->
                STAGES.stream()
                    .filter(stages::has)
                    .forEach(stage -> epochs.put(stage, whole(stages, stage))));
    Map<String, Object> recipe = new LinkedHashMap<>();
    fields
        .require("recipe")
        .flatMap(node -> Fields.mapping(problems, fields.path("recipe"), node, "name: value"))
        .ifPresent(
            mapping ->
                mapping.entries().stream()
                    .filter(entry -> entry.value() instanceof Node.Scalar)
                    .forEach(
                        entry -> recipe.put(entry.key(), ((Node.Scalar) entry.value()).value())));
    return new ShippedEntry.Origin(
        text(fields, "training"),
        text(fields, "run"),
        whole(fields, "seed"),
        epochs,
        fields.has("started_from") ? Optional.of(text(fields, "started_from")) : Optional.empty(),
        whole(fields, "train_images"),
        recipe);
  }

  private ShippedEntry.Reached reached(Fields fields) {
    Map<String, LayerZeros> layers = new LinkedHashMap<>();
    List<Node> items =
        fields
            .require("layers")
            .flatMap(node -> Fields.list(problems, fields.path("layers"), node, "a list"))
            .map(Node.Sequence::items)
            .orElse(List.of());
    for (int i = 0; i < items.size(); i++) {
      Fields.of(problems, fields.path("layers") + "[" + i + "]", items.get(i), LAYER)
          .ifPresent(
              layer ->
                  layers.put(
                      text(layer, "name"),
                      new LayerZeros(
                          number(layer, "zero_frac"), number(layer, "always_zero_frac"))));
    }
    return new ShippedEntry.Reached(
        number(fields, "top1_pct"),
        whole(fields, "test_images"),
        number(fields, "always_zero_frac"),
        fields.has("zero_frac") ? Optional.of(number(fields, "zero_frac")) : Optional.empty(),
        layers);
  }

  private RecordedResults recorded(Fields fields) {
    Source source =
        fields
            .require("images")
            .flatMap(unused -> fields.oneOf("images", SOURCES))
            .map(name -> Source.values()[SOURCES.indexOf(name)])
            .orElse(Source.CODES);
    List<Integer> classes = new ArrayList<>();
    for (String word : text(fields, "classes").split(" ", -1)) {
      if (word.matches("[0-9]{1,6}")) {
        classes.add(Integer.valueOf(word));
      } else {
        problems.add(
            fields.at("classes"),
            fields.path("classes"),
            "(" + word + ") must be a class's number");
      }
    }
    return new RecordedResults(source, classes, text(fields, "sums_sha256"));
  }
}
