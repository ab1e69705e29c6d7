package org.hcim.sweeps.spec;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.technology.Constant;
import org.hcim.sweeps.canonical.CanonicalJson;
import org.hcim.sweeps.canonical.Sha256;
import org.hcim.sweeps.regression.Gates;
import org.hcim.sweeps.space.Axes;
import org.hcim.sweeps.space.CsvPoints;
import org.hcim.sweeps.space.DesignSpace;
import org.hcim.sweeps.space.ListedSpace;
import org.hcim.sweeps.space.PointTable;
import org.hcim.sweeps.space.PointsSource;
import org.hcim.sweeps.space.Sampler;
import org.hcim.sweeps.yaml.SpecException;
import org.hcim.sweeps.yaml.YamlReader;

/**
 * A validated sweep spec: the designs to evaluate and the networks to evaluate them on.
 *
 * @param stated the parameters that the spec itself sets or varies: as fixed values, in axes, zips
 *     and bundles, or in the columns of a file of points
 * @param space the points, not expanded
 * @param largestBits the largest bit widths of the points, or of those that a selection is from
 * @param constants values of the model's named constants that replace the published ones
 * @param frontier the frontier query; not part of the identity
 * @param accuracy the source of accuracies; empty for known accuracies
 * @param estimate the estimate for settings whose accuracy no source provides
 * @param gates the gates of nightly runs; not part of the identity
 * @param columns the measures to output in addition to the columns that all rows have; empty for
 *     all measures
 * @param cap to be checked before points are evaluated; planning does not check it
 * @param chunkPoints number of points of the space that are committed together
 */
public record SweepSpec(
    String name,
    String description,
    List<Workload> workloads,
    Axes axes,
    Set<Parameter> stated,
    Sampling sampling,
    DesignSpace space,
    LargestBits largestBits,
    List<Constraint> constraints,
    Map<String, Double> constants,
    Optional<AccuracySpec> accuracy,
    Optional<AccuracyEstimate> estimate,
    FrontierSpec frontier,
    Gates gates,
    Optional<List<String>> columns,
    PointCap cap,
    int chunkPoints) {

  public SweepSpec {
    workloads = List.copyOf(workloads);
    stated = Set.copyOf(stated);
    constraints = List.copyOf(constraints);
    columns = columns.map(names -> names.stream().distinct().sorted().toList());
    constants = Collections.unmodifiableMap(new TreeMap<>(constants));
  }

  /**
   * Reads a spec from a file.
   *
   * @throws SpecException with all problems of the spec
   */
  public static SweepSpec load(Path file) {
    return load(file, List.of());
  }

  /**
   * Reads a spec from a file.
   *
   * @param sources readers of files of points, in addition to CSV
   * @throws SpecException with all problems of the spec
   */
  public static SweepSpec load(Path file, List<PointsSource> sources) {
    return load(file, sources, AccuracyTables.NONE);
  }

  /**
   * Reads a spec from a file.
   *
   * @param sources readers of files of points, in addition to CSV
   * @param tables tables of measured accuracy that the spec may name
   * @throws SpecException with all problems of the spec
   */
  public static SweepSpec load(Path file, List<PointsSource> sources, AccuracyTables tables) {
    String folder = Optional.ofNullable(file.getParent()).map(Path::toString).orElse("");
    return reader(file.toAbsolutePath().getParent(), folder, sources, tables, SpaceUse.SWEEP)
        .read(YamlReader.read(file.toString(), file));
  }

  /**
   * Reads a spec whose axes are searched: its grid may have any number of points. If they are too
   * many to number, {@link #space} is empty.
   *
   * @param sources readers of files of points, in addition to CSV
   * @param tables tables of measured accuracy that the spec may name
   * @throws SpecException with all problems of the spec
   */
  public static SweepSpec loadToSearch(
      Path file, List<PointsSource> sources, AccuracyTables tables) {
    String folder = Optional.ofNullable(file.getParent()).map(Path::toString).orElse("");
    return reader(file.toAbsolutePath().getParent(), folder, sources, tables, SpaceUse.SEARCH)
        .read(YamlReader.read(file.toString(), file));
  }

  /**
   * Reads a spec from text.
   *
   * @param name the spec's name in messages
   * @param folder the folder of the files that the spec names
   * @throws SpecException with all problems of the spec
   */
  public static SweepSpec parse(String name, String text, Path folder) {
    return parse(name, text, folder, AccuracyTables.NONE);
  }

  /**
   * Reads a spec from text.
   *
   * @param name the spec's name in messages
   * @param folder the folder of the files that the spec names
   * @param tables tables of measured accuracy that the spec may name
   * @throws SpecException with all problems of the spec
   */
  public static SweepSpec parse(String name, String text, Path folder, AccuracyTables tables) {
    return reader(folder.toAbsolutePath(), "", List.of(), tables, SpaceUse.SWEEP)
        .read(YamlReader.read(name, text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The expanded spec, which determines the rows of the sweep, as {@link CanonicalJson}. */
  public String canonicalJson() {
    return CanonicalJson.write(Expansion.of(this));
  }

  /**
   * Identifies the sweep's rows: the SHA-256 of the canonical JSON and of the versions under which
   * equal specs give equal rows.
   */
  public String specHash(String modelVersion, String schemaVersion, String enumerationVersion) {
    return hash(canonicalJson(), modelVersion, schemaVersion, enumerationVersion);
  }

  /** Returns the hash of a sweep from its canonical spec. */
  public static String hash(
      String canonicalJson, String modelVersion, String schemaVersion, String enumerationVersion) {
    return Sha256.hex(
        CanonicalJson.write(
            Map.of(
                "spec", new CanonicalJson.Written(canonicalJson),
                "model_version", modelVersion,
                "schema_version", schemaVersion,
                "enumeration_version", enumerationVersion)));
  }

  /**
   * Returns the same sweep over listed designs.
   *
   * @param origin the method that chose the designs
   * @param keptFor the frontier for which they were chosen; empty for another purpose
   */
  public SweepSpec listed(String origin, Optional<KeptFrontier> keptFor, List<Object[]> designs) {
    List<Parameter> parameters = List.of(Parameter.values());
    String content =
        CanonicalJson.write(
            designs.stream()
                .map(values -> Arrays.stream(values).map(Values::plain).toList())
                .toList());
    return new SweepSpec(
        name,
        description,
        workloads,
        axes,
        stated,
        new Sampling.Points(origin, Sha256.hex(content), keptFor),
        ListedSpace.of(axes.defaults(), PointTable.of(parameters, designs)),
        largestBits,
        constraints,
        constants,
        accuracy,
        estimate,
        frontier,
        gates,
        columns,
        cap,
        chunkPoints);
  }

  /** The constants that the spec replaces, with their values. */
  public Map<Constant, Double> replacedConstants() {
    Map<Constant, Double> replaced = new EnumMap<>(Constant.class);
    constants.forEach((key, value) -> replaced.put(Constant.named(key).orElseThrow(), value));
    return replaced;
  }

  /** Warnings about settings that are allowed but probably not intended. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (sampling instanceof Sampling.Sample sample
        && sample.sampler() instanceof Sampler.Sobol sobol
        && Long.bitCount(sobol.points()) != 1) {
      warnings.add(
          "sampling.points ("
              + sobol.points()
              + ") is not a power of two, so the Sobol sequence is uneven");
    }
    if (sampling instanceof Sampling.SaltelliDesign design && Long.bitCount(design.points()) != 1) {
      warnings.add(
          "sampling.points ("
              + design.points()
              + ") is not a power of two, so the Sobol sequence is uneven");
    }
    if (accuracy.isPresent() && stated.contains(Parameter.TERNARY_ZERO_FRAC)) {
      warnings.add(
          "the spec states ternary_zero_frac, but designs with measured accuracy use the measured"
              + " fraction");
    }
    warnings.addAll(FarConstants.notes(replacedConstants()));
    return warnings;
  }

  private static SpecReader reader(
      Path folder, String name, List<PointsSource> sources, AccuracyTables tables, SpaceUse use) {
    List<PointsSource> all = new ArrayList<>(sources);
    all.add(new CsvPoints());
    return new SpecReader(folder, name, all, tables, use);
  }
}
