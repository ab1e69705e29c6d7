package org.hcim.sweeps.spec;

import java.util.List;
import java.util.Optional;
import org.hcim.sweeps.space.Sampler;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;

/** Reads how points are picked; a spec that does not say gets the whole grid. */
record SamplingReader(Problems problems) {

  private static final List<String> METHODS =
      List.of("grid", "random", "latin_hypercube", "sobol", "points");
  private static final List<String> KEYS = List.of("method", "points", "seed", "file");
  private static final long DEFAULT_SEED = 42;

  /** What was asked for; a file of points is not read yet. */
  record Request(String method, Sampling sampling, Optional<String> file) {}

  /** Reads the method and what it needs. */
  Optional<Request> read(String path, Node node) {
    Optional<Fields> fields = Fields.of(problems, path, node, KEYS);
    fields.ifPresent(sampling -> sampling.require("method"));
    Optional<String> method = fields.flatMap(sampling -> sampling.oneOf("method", METHODS));
    return method.flatMap(
        name ->
            switch (name) {
              case "grid" -> grid(fields.get());
              case "points" -> points(fields.get());
              default -> sample(name, fields.get());
            });
  }

  private Optional<Request> grid(Fields fields) {
    refuse(fields, "grid", "points", "seed", "file");
    return Optional.of(new Request("grid", new Sampling.Grid(), Optional.empty()));
  }

  private Optional<Request> points(Fields fields) {
    refuse(fields, "points", "points", "seed");
    return fields
        .requireText("file")
        .map(file -> new Request("points", new Sampling.Grid(), Optional.of(file)));
  }

  private Optional<Request> sample(String method, Fields fields) {
    refuse(fields, method, "file");
    fields.require("points");
    long most = method.equals("sobol") ? Sampler.Sobol.MOST_POINTS : 1L << 53;
    Optional<Long> points = fields.whole("points", 1, most);
    long seed = fields.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE).orElse(DEFAULT_SEED);
    return points.map(
        count ->
            new Request(
                method,
                new Sampling.Sample(method, sampler(method, count, seed)),
                Optional.empty()));
  }

  private static Sampler sampler(String method, long points, long seed) {
    return switch (method) {
      case "random" -> new Sampler.Uniform(points, seed);
      case "latin_hypercube" -> new Sampler.LatinHypercube(points, seed);
      default -> new Sampler.Sobol(points, seed);
    };
  }

  private void refuse(Fields fields, String method, String... keys) {
    for (String key : keys) {
      if (fields.has(key)) {
        problems.add(fields.at(key), fields.path(key), "does not go with method " + method);
      }
    }
  }
}
