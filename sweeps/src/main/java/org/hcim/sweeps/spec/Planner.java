package org.hcim.sweeps.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.canonical.Sha256;
import org.hcim.sweeps.space.Axes;
import org.hcim.sweeps.space.Axis;
import org.hcim.sweeps.space.DesignSpace;
import org.hcim.sweeps.space.GridSpace;
import org.hcim.sweeps.space.ListedSpace;
import org.hcim.sweeps.space.PointTable;
import org.hcim.sweeps.space.PointsSource;
import org.hcim.sweeps.space.SampledSpace;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Position;
import org.hcim.sweeps.yaml.Problems;
import org.hcim.sweeps.yaml.SpecException;
import org.hcim.sweeps.yaml.SpecFiles;

/** Builds a design space from axes and a sampling method. */
record Planner(Problems problems, SpecFiles files, List<PointsSource> sources, SpaceUse use) {

  /**
   * A sampling method and the resulting space.
   *
   * @param listed the parameters that listed points set; empty for other methods
   */
  record Plan(Sampling sampling, DesignSpace space, Set<Parameter> listed) {

    Plan(Sampling sampling, DesignSpace space) {
      this(sampling, space, Set.of());
    }
  }

  /** Plans the points of a spec; empty if the spec contradicts itself. */
  Optional<Plan> plan(Fields top, Axes axes, PointCap cap) {
    Optional<SamplingReader.Request> request =
        top.has("sampling")
            ? top.get("sampling").flatMap(n -> new SamplingReader(problems).read("sampling", n))
            : Optional.of(
                new SamplingReader.Request("grid", new Sampling.Grid(), Optional.empty()));
    if (request.isEmpty()) {
      return Optional.empty();
    }
    if (request.get().file().isPresent()) {
      return listed(top, axes, request.get().file().get(), cap);
    }
    if (request.get().sampling() instanceof Sampling.Sample sample) {
      return Optional.of(new Plan(sample, SampledSpace.of(axes, sample.sampler())));
    }
    if (request.get().sampling() instanceof Sampling.Grid) {
      return grid(top, axes);
    }
    return designed(top, axes, request.get());
  }

  /** The designs of a sensitivity analysis, whose points depend on the number of axes. */
  private Optional<Plan> designed(Fields top, Axes axes, SamplingReader.Request request) {
    try {
      var space = SampledSpace.of(axes, Samplers.of(request.sampling(), axes));
      return Optional.of(new Plan(request.sampling(), space));
    } catch (IllegalArgumentException e) {
      problems.add(top.at("sampling"), "sampling.method " + request.method(), e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Plan> grid(Fields top, Axes axes) {
    for (Axis axis : axes.axes()) {
      if (axis instanceof Axis.Interval) {
        problems.add(
            top.at("axes"),
            "axes." + axis.name() + ".between",
            "a grid needs values",
            "between needs sampling: random, latin_hypercube, sobol, morris or saltelli");
        return Optional.empty();
      }
    }
    try {
      return Optional.of(new Plan(new Sampling.Grid(), GridSpace.of(axes)));
    } catch (ArithmeticException e) {
      if (use == SpaceUse.SEARCH) {
        return Optional.of(new Plan(new Sampling.Grid(), unnumbered(axes)));
      }
      problems.add(top.at("axes"), "axes", "the grid has 2^63 points or more", "sample it");
    } catch (IllegalArgumentException e) {
      problems.add(top.at("axes"), "axes", e.getMessage());
    }
    return Optional.empty();
  }

  /** A space without points, in place of a grid with too many points to number. */
  private static DesignSpace unnumbered(Axes axes) {
    return ListedSpace.of(axes.defaults(), PointTable.of(List.of(), List.of()));
  }

  private Optional<Plan> listed(Fields top, Axes axes, String file, PointCap cap) {
    for (String key : List.of("axes", "zip", "bundles")) {
      if (top.has(key)) {
        problems.add(top.at(key), key, "does not apply to sampling method points");
      }
    }
    Position at = top.at("sampling");
    Optional<PointsSource> source = sources.stream().filter(s -> s.reads(file)).findFirst();
    if (source.isEmpty()) {
      problems.add(at, "sampling.file", "(" + file + ") must be a file of points", "", endings());
      return Optional.empty();
    }
    Optional<Path> path = files.find(at, "sampling.file", file);
    if (path.isEmpty()) {
      return Optional.empty();
    }
    try {
      PointTable table = source.get().read(files.label(file), path.get(), cap.points());
      if (table.size() == 0) {
        problems.add(
            new Position(files.label(file), 1, 1),
            "",
            "the file has no points",
            "each row below the names of the parameters is a point");
        return Optional.empty();
      }
      String sha256 = Sha256.hex(Files.readAllBytes(path.get()));
      return Optional.of(
          new Plan(
              new Sampling.Points(file, sha256, Optional.empty()),
              ListedSpace.of(axes.defaults(), table),
              table.parameters()));
    } catch (SpecException e) {
      problems.addAll(e);
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private String endings() {
    return sources.stream().map(PointsSource::ending).collect(Collectors.joining(", "));
  }
}
