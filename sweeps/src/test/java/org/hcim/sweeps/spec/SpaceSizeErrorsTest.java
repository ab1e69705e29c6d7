package org.hcim.sweeps.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hcim.sweeps.spec.RefusedSpec.HEAD;

import java.nio.file.Path;
import org.hcim.sweeps.yaml.SpecException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spaces with more points than can be counted, stored, or were asked for. */
class SpaceSizeErrorsTest {

  @TempDir private Path folder;

  @Test
  void gridBeyondALongIsRefusedAtOnce() {
    var axes = new StringBuilder("axes:\n");
    for (String column :
        new String[] {"xbar_rows", "xbar_columns", "xbars_per_tile", "weight_replication"}) {
      axes.append("  ").append(column).append(": {range: [16, 1015]}\n");
    }
    axes.append(
        "  tiles: {range: [1, 100000]}\n  ternary_zero_frac: {linear: [0, 1], points: 100}\n");
    assertThat(RefusedSpec.refusal(HEAD + axes, folder))
        .hasMessage("s.yaml:4:3: axes: the grid has 2^63 points or more; sample it");
  }

  /** 1000^5 points are fewer than 2^53, ten times as many rows are not. */
  @Test
  void rowsThatNoTableCountsExactlyAreRefused() {
    var axes = new StringBuilder("axes:\n");
    for (String column :
        new String[] {
          "xbar_rows", "xbar_columns", "xbars_per_tile", "weight_replication", "tiles"
        }) {
      axes.append("  ").append(column).append(": {range: [16, 1015]}\n");
    }
    var tenNetworks = new StringBuilder("sweep: x\nworkloads:\n");
    for (int i = 0; i < 10; i++) {
      tenNetworks.append("  - {network: resnet20, name: n").append(i).append("}\n");
    }
    assertThat(SweepSpec.parse("s.yaml", HEAD + axes, folder).space().size())
        .isEqualTo(1_000_000_000_000_000L);
    assertThat(RefusedSpec.refusal(tenNetworks.toString() + axes, folder))
        .hasMessage(
            "s.yaml:14:3: axes: 1,000,000,000,000,000 points on 10 workloads exceed 2^53 rows;"
                + " sample the space");
  }

  @Test
  void pointsThatExceedTheCapAreRefusedWhenAsked() {
    SweepSpec spec =
        SweepSpec.parse(
            "s.yaml", HEAD + "max_points: 100\naxes: {xbar_rows: {range: [16, 1015]}}", folder);
    SpecException refusal =
        catchThrowableOfType(SpecException.class, () -> spec.cap().check(spec.space().size()));
    assertThat(refusal)
        .hasMessage(
            "s.yaml:3:13: max_points: 1,000 points exceed 100; raise max_points, sample the space"
                + " or run a slice");
  }
}
