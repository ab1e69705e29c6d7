package org.hcim.sweeps.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.hcim.sweeps.yaml.SpecException;

/** A spec with mistakes, for tests of their messages. */
final class RefusedSpec {

  /** The first two lines of a spec without mistakes. */
  static final String HEAD = "sweep: x\nworkloads: [resnet20]\n";

  private RefusedSpec() {}

  /** The refusal of a spec {@code s.yaml} in a folder. */
  static SpecException refusal(String spec, Path folder) {
    SpecException refusal =
        catchThrowableOfType(SpecException.class, () -> SweepSpec.parse("s.yaml", spec, folder));
    assertThat(refusal).isNotNull();
    return refusal;
  }
}
