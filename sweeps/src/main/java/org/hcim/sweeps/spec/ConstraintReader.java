package org.hcim.sweeps.spec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;

/**
 * Reads the rules of a spec and checks that they use only the SQL that {@link RuleSyntax} allows.
 */
record ConstraintReader(Problems problems) {

  /** Reads the list; names must be distinct. */
  List<Constraint> read(Node node) {
    Optional<Node.Sequence> list =
        Fields.list(problems, "constraints", node, "{name: ..., rule: ..., because: ...}");
    List<Constraint> constraints = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < list.map(l -> l.items().size()).orElse(0); i++) {
      String path = "constraints[" + i + "]";
      Fields.of(problems, path, list.get().items().get(i), List.of("name", "rule", "because"))
          .flatMap(fields -> constraint(fields, names))
          .ifPresent(constraints::add);
    }
    return constraints;
  }

  private Optional<Constraint> constraint(Fields fields, Set<String> names) {
    Optional<String> name = fields.requireText("name");
    Optional<String> rule = fields.requireText("rule");
    String because = fields.text("because").orElse("");
    if (name.isPresent() && !name.get().matches(SpecReader.NAME)) {
      problems.add(
          fields.at("name"),
          fields.path("name"),
          "(" + name.get() + ") must be a name",
          "",
          SpecReader.NAME);
    }
    if (name.isPresent() && !names.add(name.get())) {
      problems.add(fields.at("name"), fields.path("name"), name.get() + " appears twice");
    }
    rule.flatMap(RuleSyntax::problem)
        .ifPresent(
            problem ->
                problems.add(
                    fields.at("rule"),
                    "constraints." + name.orElse("?"),
                    "not a rule: " + problem,
                    "",
                    RuleSyntax.accepted()));
    return name.isPresent() && rule.isPresent()
        ? Optional.of(new Constraint(name.get(), rule.get(), because, fields.at("rule")))
        : Optional.empty();
  }
}
