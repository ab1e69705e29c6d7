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
import org.hcim.sweeps.yaml.SpecException;
import org.hcim.sweeps.yaml.YamlReader;

/**
 * Which networks are trained for which algorithm settings: a spec that was found to be right.
 *
 * @param dataset {@code builtin}, or where images are
 * @param trainImages at most so many are trained on
 * @param testImages at most so many are tested on
 * @param settings different ones, in the order in which the space has them
 * @param references beside them
 * @param recipe what replaces the defaults of the recipe
 * @param chunkRuns runs that are committed together
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
   * @throws SpecException with everything that is wrong with it
   */
  public static TrainingSpec load(Path file) {
    return new TrainingReader().read(YamlReader.read(file.toString(), file));
  }

  /**
   * Reads a spec from text.
   *
   * @param name what messages call it
   * @throws SpecException with everything that is wrong with it
   */
  public static TrainingSpec parse(String name, String text) {
    return new TrainingReader().read(YamlReader.read(name, text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The runs, network by network, in it reference or setting by setting, seed by seed. */
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
    tree.put("runs", runs().stream().map(PlannedRun::tree).toList());
    tree.put("chunk_runs", chunkRuns);
    return CanonicalJson.write(tree);
  }

  /**
   * Identifies the runs: SHA-256 of the canonical JSON and of what else decides them.
   *
   * @param stages what decides the weights of each run, as the trainer says it
   */
  public String specHash(List<String> stages, String schemaVersion) {
    return Sha256.hex(
        CanonicalJson.write(
            Map.of("spec", canonicalJson(), "stages", stages, "schema_version", schemaVersion)));
  }
}
