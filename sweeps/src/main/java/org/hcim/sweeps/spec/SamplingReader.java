package org.hcim.sweeps.spec;

import java.util.List;
import java.util.Optional;
import org.hcim.sweeps.space.Sampler;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;

/** Reads the sampling method; the default is the full grid. */
record SamplingReader(Problems problems) {

  private static final List<String> METHODS =
      List.of("grid", "random", "latin_hypercube", "sobol", "morris", "saltelli", "points");
  private static final List<String> KEYS =
      List.of("method", "points", "trajectories", "levels", "seed", "file");
  private static final long DEFAULT_SEED = 42;
  private static final long DEFAULT_LEVELS = 4;
  private static final long MAX_LEVELS = 1000;
  private static final long MAX_TRAJECTORIES = 1_000_000;

  /** The requested sampling; a file of points is not read yet. */
  record Request(String method, Sampling sampling, Optional<String> file) {}

  /** Reads the method and its settings. */
  Optional<Request> read(String path, Node node) {
    Optional<Fields> fields = Fields.of(problems, path, node, KEYS);
    fields.ifPresent(sampling -> sampling.require("method"));
    Optional<String> method = fields.flatMap(sampling -> sampling.oneOf("method", METHODS));
    return method.flatMap(
        name ->
            switch (name) {
              case "grid" -> grid(fields.get());
              case "points" -> points(fields.get());
              case "morris" -> morris(fields.get());
              case "saltelli" -> saltelli(fields.get());
              default -> sample(name, fields.get());
            });
  }

  private Optional<Request> grid(Fields fields) {
    refuse(fields, "grid", "points", "trajectories", "levels", "seed", "file");
    return Optional.of(new Request("grid", new Sampling.Grid(), Optional.empty()));
  }

  private Optional<Request> points(Fields fields) {
    refuse(fields, "points", "points", "trajectories", "levels", "seed");
    return fields
        .requireText("file")
        .map(file -> new Request("points", new Sampling.Grid(), Optional.of(file)));
  }

  private Optional<Request> morris(Fields fields) {
    refuse(fields, "morris", "points", "file");
    fields.require("trajectories");
    Optional<Long> trajectories = fields.whole("trajectories", 1, MAX_TRAJECTORIES);
    int levels = fields.whole("levels", 2, MAX_LEVELS).orElse(DEFAULT_LEVELS).intValue();
    return trajectories.map(
        count ->
            new Request(
                "morris",
                new Sampling.Morris(count.intValue(), levels, seed(fields)),
                Optional.empty()));
  }

  private Optional<Request> saltelli(Fields fields) {
    refuse(fields, "saltelli", "trajectories", "levels", "file");
    fields.require("points");
    return fields
        .whole("points", 1, Sampler.Sobol.MAX_POINTS)
        .map(
            count ->
                new Request(
                    "saltelli",
                    new Sampling.SaltelliDesign(count, seed(fields)),
                    Optional.empty()));
  }

  private Optional<Request> sample(String method, Fields fields) {
    refuse(fields, method, "trajectories", "levels", "file");
    fields.require("points");
    long most = method.equals("sobol") ? Sampler.Sobol.MAX_POINTS : 1L << 53;
    Optional<Long> points = fields.whole("points", 1, most);
    long seed = seed(fields);
    return points.map(
        count ->
            new Request(
                method,
                new Sampling.Sample(method, sampler(method, count, seed)),
                Optional.empty()));
  }

  private static long seed(Fields fields) {
    return fields.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE).orElse(DEFAULT_SEED);
  }

  /** A sampler that does not depend on the axes. */
  static Sampler sampler(String method, long points, long seed) {
    return switch (method) {
      case "random" -> new Sampler.Uniform(points, seed);
      case "latin_hypercube" -> new Sampler.LatinHypercube(points, seed);
      default -> new Sampler.Sobol(points, seed);
    };
  }

  private void refuse(Fields fields, String method, String... keys) {
    for (String key : keys) {
      if (fields.has(key)) {
        problems.add(fields.at(key), fields.path(key), "does not apply to method " + method);
      }
    }
  }
}
