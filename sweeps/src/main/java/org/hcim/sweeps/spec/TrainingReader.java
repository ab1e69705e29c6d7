package org.hcim.sweeps.spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Choice;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.sweeps.recipe.TrainingRecipe;
import org.hcim.sweeps.space.DesignSpace;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;
import org.hcim.sweeps.yaml.SpecFiles;

/** Reads one training spec and collects all its problems. */
final class TrainingReader {

  private static final List<String> KEYS =
      List.of(
          "training",
          "description",
          "networks",
          "dataset",
          "images",
          "fixed",
          "axes",
          "zip",
          "bundles",
          "references",
          "seeds",
          "recipe",
          "chunk_runs");

  private static final List<String> REFERENCES =
      Arrays.stream(TrainingReference.values()).map(TrainingReference::key).toList();
  private static final long MAX_DESIGNS = 1_000_000;
  private static final long MAX_RUNS = 1_000_000;
  private static final long DEFAULT_CHUNK_RUNS = 100;
  private static final long MAX_CHUNK_RUNS = 10_000;

  private final Problems problems = new Problems();
  private final SpecFiles files;

  /**
   * Creates a reader.
   *
   * @param folder the folder from which the spec's paths start
   * @param name the folder's name in messages; empty for the working directory
   */
  TrainingReader(Path folder, String name) {
    files = new SpecFiles(problems, folder, name);
  }

  TrainingSpec read(Node document) {
    Optional<Fields> fields = Fields.of(problems, "", document, KEYS);
    if (fields.isEmpty()) {
      problems.throwIfAny();
    }
    Fields top = fields.orElseThrow();
    String name = top.requireText("training").orElse("");
    if (!name.isEmpty() && !name.matches(SpecReader.NAME)) {
      problems.add(
          top.at("training"), "training", "(" + name + ") must be a name", "", SpecReader.NAME);
    }
    String description = top.text("description").orElse("");
    List<TrainedNetwork> networks =
        top.require("networks")
            .map(new TrainedNetworkReader(problems, files)::read)
            .orElse(List.of());
    String dataset = top.text("dataset").orElse("builtin");
    Optional<Fields> images =
        top.get("images")
            .flatMap(node -> Fields.of(problems, "images", node, List.of("train", "test")));
    TrainingRecipe recipe =
        top.get("recipe")
            .map(RecipeReader.ofTraining(problems)::read)
            .orElse(TrainingRecipe.DEFAULT);
    List<AlgorithmSetting> settings = settings(top, recipe);
    Set<TrainingReference> references = references(top);
    List<Long> seeds = top.get("seeds").map(this::seeds).orElse(List.of(1L));
    int chunk = top.whole("chunk_runs", 1, MAX_CHUNK_RUNS).orElse(DEFAULT_CHUNK_RUNS).intValue();
    int train = images.map(limits -> limit(limits, "train")).orElse(Integer.MAX_VALUE);
    int test = images.map(limits -> limit(limits, "test")).orElse(Integer.MAX_VALUE);
    refuseTooManyRuns(top, networks.size(), settings.size(), references, seeds.size());
    problems.throwIfAny();
    return new TrainingSpec(
        name,
        description,
        networks,
        dataset,
        train,
        test,
        settings,
        references,
        seeds,
        recipe,
        chunk);
  }

  /** Checks an upper bound on runs: settings that share a reference train it once. */
  private void refuseTooManyRuns(
      Fields top, long networks, long settings, Set<TrainingReference> references, long seeds) {
    long targets = settings;
    targets += references.contains(TrainingReference.IDEAL) ? settings : 0;
    targets += references.contains(TrainingReference.FLOAT) ? 1 : 0;
    if (networks > 0 && seeds > 0 && targets > MAX_RUNS / networks / seeds) {
      problems.add(
          top.at(),
          "",
          "%d networks x %d settings and references x %d seeds".formatted(networks, targets, seeds),
          "at most " + MAX_RUNS + " runs are allowed");
    }
  }

  /** The distinct algorithm settings of the designs that the spec spans. */
  private List<AlgorithmSetting> settings(Fields top, TrainingRecipe recipe) {
    int before = problems.count();
    var planner = new Planner(problems, files, List.of(), SpaceUse.SWEEP);
    Optional<DesignSpace> space =
        new SpaceReader(problems, top, recipe.parameters())
            .read()
            .flatMap(axes -> planner.plan(top, axes, new PointCap(MAX_DESIGNS, top.at())))
            .map(Planner.Plan::space);
    if (space.isEmpty() || problems.count() > before) {
      return List.of();
    }
    if (space.get().size() > MAX_DESIGNS) {
      problems.add(
          top.at("axes"),
          "axes",
          space.get().size() + " designs exceed " + MAX_DESIGNS,
          "vary only parameters that determine accuracy");
      return List.of();
    }
    Set<AlgorithmSetting> settings = settings(top, space.get());
    settings.forEach(setting -> refuseOtherValues(top, recipe, setting));
    return List.copyOf(settings);
  }

  private void refuseOtherValues(Fields top, TrainingRecipe recipe, AlgorithmSetting setting) {
    recipe
        .choices()
        .forEach(
            (choice, name) ->
                choice
                    .parameter()
                    .filter(setting.values()::containsKey)
                    .filter(parameter -> !setting.value(parameter).equals(choice.value(name)))
                    .ifPresent(
                        parameter ->
                            problems.add(
                                top.at("recipe"),
                                "recipe." + choice.key(),
                                "(%s) must agree with %s (%s); leave one of them out"
                                    .formatted(
                                        name,
                                        parameter.column(),
                                        Choice.written(setting.value(parameter))))));
  }

  private Set<AlgorithmSetting> settings(Fields top, DesignSpace space) {
    var settings = new LinkedHashSet<AlgorithmSetting>();
    for (long i = 0; i < space.size(); i++) {
      try {
        Object[] values = space.point(i);
        DesignPoint.of(values); // checks all rules of a design, not only the rules of its setting
        settings.add(AlgorithmSetting.of(values));
      } catch (InvalidDesignException e) {
        problems.add(top.at("axes"), "axes", "design " + i + " is invalid: " + e.getMessage());
        return settings;
      }
    }
    return settings;
  }

  private Set<TrainingReference> references(Fields top) {
    if (!top.has("references")) {
      return EnumSet.allOf(TrainingReference.class);
    }
    var references = EnumSet.noneOf(TrainingReference.class);
    Node node = top.get("references").orElseThrow();
    Fields.list(problems, "references", node, String.join(", ", REFERENCES))
        .ifPresent(
            list -> list.items().forEach(item -> reference(item).ifPresent(references::add)));
    return references;
  }

  private Optional<TrainingReference> reference(Node item) {
    String text = item instanceof Node.Scalar scalar ? scalar.text() : item.kind();
    int index =
        text.equals(TrainingReference.FORMER_KEY_OF_IDEAL)
            ? TrainingReference.IDEAL.ordinal()
            : REFERENCES.indexOf(text);
    if (index < 0) {
      problems.addUnknown(item.at(), "references", "unknown name " + text, text, REFERENCES);
      return Optional.empty();
    }
    return Optional.of(TrainingReference.values()[index]);
  }

  private List<Long> seeds(Node node) {
    List<Long> seeds = new ArrayList<>();
    Optional<Node.Sequence> list = Fields.list(problems, "seeds", node, "[1, 2, 3]");
    for (Node item : list.map(Node.Sequence::items).orElse(List.of())) {
      if (!(item instanceof Node.Scalar scalar) || !(scalar.value() instanceof Long seed)) {
        problems.add(item.at(), "seeds", "must be a whole number, not " + Fields.describe(item));
      } else if (seeds.contains(seed)) {
        problems.add(item.at(), "seeds", seed + " appears twice");
      } else {
        seeds.add(seed);
      }
    }
    if (list.isPresent() && list.get().items().isEmpty()) {
      problems.add(node.at(), "seeds", "an empty list", "a network is trained at least once");
    }
    return seeds;
  }

  private static int limit(Fields images, String key) {
    return images.whole(key, 1, Integer.MAX_VALUE).orElse((long) Integer.MAX_VALUE).intValue();
  }
}
