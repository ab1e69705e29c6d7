package org.hcim.sweeps.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.space.Axes;
import org.hcim.sweeps.space.Axis;
import org.hcim.sweeps.space.CircularConditionException;
import org.hcim.sweeps.space.Condition;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;

/** Reads all sections that define a design space and refuses contradictions. */
final class SpaceReader {

  private final Problems problems;
  private final Fields top;
  private final Map<Parameter, Object> fixed;
  private final Map<Parameter, Object> stated;
  private final List<AxisDraft> drafts = new ArrayList<>();

  SpaceReader(Problems problems, Fields top) {
    this(problems, top, Map.of());
  }

  /**
   * Creates a reader of the space.
   *
   * @param stated defaults that the networks state
   */
  SpaceReader(Problems problems, Fields top, Map<Parameter, Object> stated) {
    this.stated = stated;
    this.problems = problems;
    this.top = top;
    this.fixed =
        top.get("fixed")
            .map(node -> new Values(problems).assignments("fixed", node))
            .orElse(Map.of());
  }

  /** Reads the space; empty if there are problems. */
  Optional<Axes> read() {
    int before = problems.count();
    readDrafts();
    Map<Parameter, Object> known = new LinkedHashMap<>(stated);
    known.putAll(fixed);
    List<Object> defaults = Axes.defaults(known);
    Map<AxisDraft, List<Condition>> conditions = new LinkedHashMap<>();
    var reader = new ConditionReader(problems, drafts, defaults);
    drafts.forEach(draft -> conditions.put(draft, reader.read(draft)));
    var contradictions = new Contradictions(problems, drafts, fixed);
    contradictions.refuseTwiceSet(conditions);
    contradictions.refuseIdle(defaults, top.at("fixed"));
    if (problems.count() > before) {
      return Optional.empty();
    }
    List<Axis> axes = drafts.stream().map(draft -> draft.axis(conditions.get(draft))).toList();
    return ordered(new Axes(axes, defaults));
  }

  /** The parameters that the sections state, once they are read: fixed ones and those of axes. */
  Set<Parameter> parameters() {
    Set<Parameter> parameters = EnumSet.noneOf(Parameter.class);
    parameters.addAll(fixed.keySet());
    drafts.forEach(draft -> parameters.addAll(draft.parameters()));
    return parameters;
  }

  private void readDrafts() {
    top.get("bundles").ifPresent(this::readBundles);
    top.get("zip").ifPresent(this::readGroups);
    top.get("axes").ifPresent(this::readAxes);
    drafts.sort(
        Comparator.comparing(AxisDraft::source)
            .thenComparing(
                (a, b) ->
                    a.source() == AxisDraft.Source.BUNDLES
                        ? a.name().compareTo(b.name())
                        : a.source() == AxisDraft.Source.AXES
                            ? a.parameters().get(0).compareTo(b.parameters().get(0))
                            : 0));
  }

  private void readBundles(Node node) {
    Fields.mapping(problems, "bundles", node, "group: bundles")
        .ifPresent(
            groups ->
                groups
                    .entries()
                    .forEach(
                        group ->
                            new BundleReader(problems)
                                .read("bundles." + group.key(), group)
                                .ifPresent(drafts::add)));
  }

  private void readGroups(Node node) {
    Optional<Node.Sequence> groups = Fields.list(problems, "zip", node, "{parameter: values, ...}");
    for (int i = 0; i < groups.map(g -> g.items().size()).orElse(0); i++) {
      new GroupReader(problems)
          .read("zip[" + i + "]", groups.get().items().get(i))
          .ifPresent(drafts::add);
    }
  }

  private void readAxes(Node node) {
    Optional<Node.Mapping> axes =
        Fields.mapping(problems, "axes", node, String.join(", ", Values.columns()));
    for (Node.Entry entry : axes.map(Node.Mapping::entries).orElse(List.of())) {
      new Values(problems)
          .parameter("axes", entry)
          .flatMap(p -> new AxisReader(problems).read(p, "axes." + entry.key(), entry))
          .ifPresent(drafts::add);
    }
  }

  private Optional<Axes> ordered(Axes axes) {
    try {
      axes.order();
      return Optional.of(axes);
    } catch (CircularConditionException e) {
      AxisDraft draft =
          drafts.stream().filter(d -> d.name().equals(e.axis())).findFirst().orElseThrow();
      problems.add(draft.at(), draft.path() + ".when", "circular condition: " + e.getMessage());
      return Optional.empty();
    }
  }
}
