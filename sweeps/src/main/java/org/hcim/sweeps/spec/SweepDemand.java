package org.hcim.sweeps.spec;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;
import org.hcim.sweeps.yaml.SpecException;
import org.hcim.sweeps.yaml.SpecFiles;
import org.hcim.sweeps.yaml.YamlReader;

/**
 * The demand of a sweep on its process, derived from the text of its spec alone: files that the
 * spec names are not read.
 *
 * @param trains whether networks are trained for the accuracy of the designs
 * @param maxRows the rows before constraints; empty if unknown from the text, and for any spec with
 *     an {@code accuracy} section, because calibration and estimates take longer than rows
 */
public record SweepDemand(boolean trains, OptionalLong maxRows) {

  private static final SweepDemand UNKNOWN = new SweepDemand(false, OptionalLong.empty());

  /**
   * Returns the demand of the spec in a file; unknown if the file is not a spec, because the
   * command that reads it reports the reason.
   */
  public static SweepDemand of(Path file) {
    try {
      return YamlReader.read(file.toString(), file) instanceof Node.Mapping spec
          ? of(spec)
          : UNKNOWN;
    } catch (SpecException e) {
      return UNKNOWN;
    }
  }

  private static SweepDemand of(Node.Mapping spec) {
    Optional<Node> accuracy = spec.get(AccuracyReader.KEY);
    boolean trains =
        accuracy.orElse(null) instanceof Node.Mapping sources
            && sources.get(AccuracyReader.TRAIN).isPresent();
    return new SweepDemand(trains, accuracy.isPresent() ? OptionalLong.empty() : rows(spec));
  }

  private static OptionalLong rows(Node.Mapping spec) {
    var problems = new Problems();
    Optional<Fields> top = Fields.of(problems, "", spec, SpecReader.KEYS);
    int networks =
        spec.get("workloads").orElse(null) instanceof Node.Sequence each ? each.items().size() : 1;
    var planner =
        new Planner(problems, new SpecFiles(problems, Path.of(""), ""), List.of(), SpaceUse.SWEEP);
    var cap = new PointCap(Long.MAX_VALUE, spec.at());
    return top.flatMap(
            fields ->
                new SpaceReader(problems, fields)
                    .read()
                    .flatMap(axes -> planner.plan(fields, axes, cap)))
        .map(plan -> plan.space().size())
        .filter(
            points ->
                problems.count() == 0 && points <= SpecReader.MAX_ROWS / Math.max(1, networks))
        .map(points -> OptionalLong.of(points * networks))
        .orElse(OptionalLong.empty());
  }
}
