package org.hcim.sweeps.spec;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.sweeps.canonical.CanonicalJson;
import org.hcim.sweeps.canonical.Sha256;
import org.hcim.sweeps.recipe.TrainingRecipe;
import org.hcim.sweeps.yaml.SpecException;
import org.hcim.sweeps.yaml.YamlReader;

/**
 * A validated training spec: the networks to train and their algorithm settings.
 *
 * @param dataset {@code builtin}, or the path of images
 * @param trainImages maximum number of images to train on
 * @param testImages maximum number of images to test on
 * @param settings distinct settings, in the order of the space
 * @param references networks that are trained in addition to the settings
 * @param recipe values that replace the defaults of the recipe
 * @param chunkRuns number of runs that are committed together
 */
public record TrainingSpec(
    String name,
    String description,
    List<TrainedNetwork> networks,
    String dataset,
    int trainImages,
    int testImages,
    List<AlgorithmSetting> settings,
    Set<TrainingReference> references,
    List<Long> seeds,
    TrainingRecipe recipe,
    int chunkRuns) {

  public TrainingSpec {
    networks = List.copyOf(networks);
    settings = List.copyOf(settings);
    references = Set.copyOf(references);
    seeds = List.copyOf(seeds);
  }

  /**
   * Reads a spec from a file.
   *
   * @throws SpecException with all problems of the spec
   */
  public static TrainingSpec load(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    String name = file.getParent() == null ? "" : file.getParent().toString();
    return new TrainingReader(folder, name).read(YamlReader.read(file.toString(), file));
  }

  /**
   * Reads a spec from text; the files that it names are in the working directory.
   *
   * @param name the spec's name in messages
   * @throws SpecException with all problems of the spec
   */
  public static TrainingSpec parse(String name, String text) {
    return new TrainingReader(Path.of(""), "")
        .read(YamlReader.read(name, text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The runs, ordered by network, then by reference or setting, then by seed. */
  public List<PlannedRun> runs() {
    var targets = new LinkedHashSet<TrainingTarget>();
    if (references.contains(TrainingReference.FLOAT)) {
      targets.add(new TrainingTarget.FloatingPoint());
    }
    if (references.contains(TrainingReference.IDEAL)) {
      settings.forEach(setting -> targets.add(new TrainingTarget.Quantized(setting.ideal())));
    }
    settings.forEach(setting -> targets.add(new TrainingTarget.Quantized(setting)));
    return networks.stream()
        .flatMap(
            network ->
                targets.stream()
                    .flatMap(
                        target ->
                            seeds.stream().map(seed -> new PlannedRun(network, target, seed))))
        .toList();
  }

  /** Everything on which the runs depend, as {@link CanonicalJson}. */
  public String canonicalJson() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("training", name);
    tree.put("dataset", dataset);
    tree.put("train_images", trainImages);
    tree.put("test_images", testImages);
    tree.put("recipe", recipe.byName());
    tree.put("runs", runs().stream().map(run -> run.tree(recipe)).toList());
    tree.put("chunk_runs", chunkRuns);
    return CanonicalJson.write(tree);
  }

  /**
   * Identifies the runs: the SHA-256 of the canonical JSON and of everything else that determines
   * them.
   *
   * @param stages the trainer's identifier of each run's last stage
   */
  public String specHash(List<String> stages, String schemaVersion) {
    return Sha256.hex(
        CanonicalJson.write(
            Map.of("spec", canonicalJson(), "stages", stages, "schema_version", schemaVersion)));
  }
}
