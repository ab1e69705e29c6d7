package org.hcim.sweeps.workload;

import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.network.Flatten;
import org.hcim.accelerator.network.Node;
import org.hcim.accelerator.network.Tokens;
import org.hcim.sweeps.yaml.Fields;

/** A flattening to one vector, or to one token per pixel. */
record FlattenKind() implements LayerKind {

  @Override
  public List<String> keys() {
    return List.of("name", "to", "extra_tokens", "input");
  }

  @Override
  public boolean isNamed() {
    return false;
  }

  @Override
  public Optional<Node> read(Fields fields, Scope scope, String name) {
    boolean toTokens =
        fields.oneOf("to", List.of("vector", "tokens")).filter("tokens"::equals).isPresent();
    int extra = fields.whole("extra_tokens", 0, 1000).orElse(0L).intValue();
    if (extra > 0 && !toTokens) {
      scope
          .problems()
          .add(
              fields.at("extra_tokens"),
              fields.path("extra_tokens"),
              "does not apply to one vector",
              "add to: tokens");
    }
    return scope
        .input(fields)
        .map(input -> toTokens ? new Tokens(name, input, extra) : new Flatten(name, input));
  }
}
