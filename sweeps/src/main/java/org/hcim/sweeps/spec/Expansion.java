package org.hcim.sweeps.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.space.Axis;
import org.hcim.sweeps.space.Condition;
import org.hcim.sweeps.space.Row;
import org.hcim.sweeps.space.Sampler;
import org.hcim.sweeps.space.Slot;
import org.hcim.sweeps.workload.Networks;

/** A fully explicit spec as a tree: defaults, bundles and networks are written out. */
final class Expansion {

  /** The key of the columns, present if a spec selects columns. */
  static final String COLUMNS = "columns";

  private Expansion() {}

  /**
   * Expands everything on which the sweep's rows depend, but not the description, reasons or cap.
   */
  static Map<String, Object> of(SweepSpec spec) {
    Map<String, Object> tree = new TreeMap<>();
    tree.put("sweep", spec.name());
    tree.put("workloads", spec.workloads().stream().map(Expansion::workload).toList());
    tree.put("fixed", fixed(spec));
    tree.put("axes", axes(spec));
    tree.put("constraints", constraints(spec));
    tree.put("constants", new TreeMap<>(spec.constants()));
    tree.put("sampling", sampling(spec.sampling()));
    tree.put("chunk_points", spec.chunkPoints());
    spec.columns().ifPresent(columns -> tree.put(COLUMNS, columns));
    spec.accuracy()
        .map(AccuracySpec::tree)
        .or(() -> KnownNetworks.of(spec).tree())
        .ifPresent(accuracy -> tree.put(AccuracyReader.KEY, accuracy));
    spec.estimate().ifPresent(method -> tree.put("accuracy_estimate", method.content()));
    return tree;
  }

  private static Map<String, Object> workload(Workload workload) {
    Map<String, Object> tree = new TreeMap<>(Networks.canonical(workload.network()));
    tree.put("name", workload.name());
    tree.put("sha256", workload.contentHash());
    return tree;
  }

  /** The value of each parameter if no axis sets it; null if the model derives it. */
  private static Map<String, Object> fixed(SweepSpec spec) {
    Map<String, Object> tree = new TreeMap<>();
    for (Parameter parameter : Parameter.values()) {
      Object value = spec.axes().defaults().get(Slot.of(parameter));
      tree.put(parameter.column(), Values.plain(value));
    }
    return tree;
  }

  private static Map<String, Object> axes(SweepSpec spec) {
    Map<String, Object> tree = new TreeMap<>();
    List<Axis> axes = spec.axes().axes();
    for (int i = 0; i < axes.size(); i++) {
      Map<String, Object> axis = axis(axes.get(i));
      axis.put("place", i);
      axis.put("when", conditions(axes.get(i), axes));
      tree.put(axes.get(i).name(), axis);
    }
    return tree;
  }

  private static Map<String, Object> axis(Axis axis) {
    Map<String, Object> tree = new TreeMap<>();
    if (axis instanceof Axis.Interval interval) {
      tree.put("between", List.of(interval.min(), interval.max()));
    } else if (axis instanceof Axis.Listed listed && isNamedAsItsParameter(listed)) {
      tree.put(
          "values", listed.rows().stream().map(row -> Values.plain(row.values().get(0))).toList());
    } else if (axis instanceof Axis.Listed listed) {
      tree.put("rows", listed.rows().stream().map(row -> row(listed, row)).toList());
    }
    return tree;
  }

  /**
   * Returns whether an axis is named after its parameter; otherwise its rows name their parameters.
   */
  private static boolean isNamedAsItsParameter(Axis.Listed axis) {
    return axis.parameters().stream().map(Parameter::column).toList().equals(List.of(axis.name()));
  }

  private static Map<String, Object> row(Axis.Listed axis, Row row) {
    Map<String, Object> tree = new TreeMap<>();
    tree.put("name", row.label());
    for (int i = 0; i < axis.parameters().size(); i++) {
      if (row.values().get(i) != null) {
        tree.put(axis.parameters().get(i).column(), Values.plain(row.values().get(i)));
      }
    }
    return tree;
  }

  private static Map<String, Object> conditions(Axis axis, List<Axis> axes) {
    Map<String, Object> tree = new TreeMap<>();
    for (Condition condition : axis.when()) {
      Axis.Listed other =
          (Axis.Listed)
              axes.stream()
                  .filter(candidate -> candidate.name().equals(condition.axis()))
                  .findFirst()
                  .orElseThrow();
      List<String> labels = new ArrayList<>();
      condition.rows().stream().sorted().forEach(row -> labels.add(other.rows().get(row).label()));
      tree.merge(condition.axis(), labels, Expansion::both);
    }
    return tree;
  }

  /** The values that satisfy two conditions on one axis. */
  private static Object both(Object first, Object second) {
    List<Object> common = new ArrayList<>((List<?>) first);
    common.retainAll((List<?>) second);
    return common;
  }

  private static Map<String, Object> constraints(SweepSpec spec) {
    Map<String, Object> tree = new LinkedHashMap<>();
    spec.constraints().forEach(constraint -> tree.put(constraint.name(), constraint.rule()));
    return tree;
  }

  private static Map<String, Object> sampling(Sampling sampling) {
    if (sampling instanceof Sampling.Sample sample) {
      return Map.of(
          "method", sample.method(),
          "points", sample.sampler().points(),
          "seed", seed(sample.sampler()));
    }
    if (sampling instanceof Sampling.Morris morris) {
      return Map.of(
          "method", "morris",
          "trajectories", morris.trajectories(),
          "levels", morris.levels(),
          "seed", morris.seed());
    }
    if (sampling instanceof Sampling.SaltelliDesign design) {
      return Map.of("method", "saltelli", "points", design.points(), "seed", design.seed());
    }
    if (sampling instanceof Sampling.Points points) {
      Map<String, Object> tree = new HashMap<>();
      tree.put("method", "points");
      tree.put("file", points.file());
      tree.put("sha256", points.sha256());
      points.keptFor().ifPresent(kept -> tree.put(KeptFrontier.KEY, kept.tree()));
      return tree;
    }
    return Map.of("method", "grid");
  }

  private static long seed(Sampler sampler) {
    if (sampler instanceof Sampler.Uniform uniform) {
      return uniform.seed();
    }
    if (sampler instanceof Sampler.LatinHypercube cube) {
      return cube.seed();
    }
    return ((Sampler.Sobol) sampler).seed();
  }
}
