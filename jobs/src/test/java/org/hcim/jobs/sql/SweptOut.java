package org.hcim.jobs.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hcim.jobs.cli.Terminal;
import org.hcim.jobs.store.SweepStatus;

/** A small sweep with every kind of row that queries meet. */
public final class SweptOut {

  /**
   * HCiM with and without zeros, the paper's ADCs, the same by regression, two crossbars, two nodes,
   * a converter that nobody published, chips that are too small.
   */
  private static final String SPEC =
      """
      sweep: asked
      workloads: [resnet20, vgg9]
      bundles:
        readouts:
          ternary:
          binary:
          adc-sar-7:
          adc-sar-6:
          adc-flash-4:
          adc-regression: {readout: sar, adc_cost_source: regression}
          adc-sar-5: {readout: sar, adc_bits: 5, adc_cost_source: paper}
      axes:
        technology_nm: [32, 65]
        xbar_rows: [64, 128]
        xbar_columns: [64, 128]
        tiles: [1, 4096]
        columns_per_adc: [64]
        adc_bits: {values: [6, 7], when: {readouts: adc-regression}}
        ternary_zero_frac: [0.5, 0.7]
        scale_factor_bits: [4, 8]
      chunk_points: 40
      """;

  private SweptOut() {}

  /** Sweeps into a directory of this name and returns the sweep's id. */
  public static String make(Path out) throws IOException {
    Path spec = out.resolveSibling("asked.yaml");
    Files.createDirectories(out.toAbsolutePath().getParent());
    Files.writeString(spec, SPEC);
    Terminal sweep = Terminal.run("sweep", spec, "--out", out);
    assertThat(sweep.code()).as(sweep.err()).isZero();
    return SweepStatus.of(out.toString()).get(0).sweepId();
  }
}
