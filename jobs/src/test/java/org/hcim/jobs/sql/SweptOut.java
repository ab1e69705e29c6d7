package org.hcim.jobs.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hcim.jobs.cli.Terminal;
import org.hcim.jobs.store.TableSnapshot;
import org.hcim.jobs.store.Trees;

/** A small sweep with every kind of row that queries meet. */
public final class SweptOut {

  /**
   * HCiM with and without zeros, the paper's ADCs, the same by regression, two crossbars, two
   * nodes, a converter that nobody published, chips that are too small.
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
          cramped: {readout: ternary, tiles: 1}
      axes:
        technology_nm: [32, 65]
        xbar_rows: [64, 128]
        xbar_columns: [64, 128]
        columns_per_adc: [64]
        adc_bits: {values: [6, 7], when: {readouts: adc-regression}}
        ternary_zero_frac: [0.5, 0.7]
        scale_factor_bits: [4, 8]
      chunk_points: 100
      """;

  private static Path swept;

  private SweptOut() {}

  /** Makes a directory of this name that holds the sweep and returns the sweep's id. */
  public static synchronized String make(Path out) throws IOException {
    if (swept == null) {
      swept = sweep(Files.createTempDirectory("hcim-swept"));
    }
    Trees.copy(swept, out);
    return TableSnapshot.of(out.toString()).get(0).id();
  }

  /** One sweep for all tests of this JVM. */
  private static Path sweep(Path directory) throws IOException {
    Path spec = Files.writeString(directory.resolve("asked.yaml"), SPEC);
    Path out = directory.resolve("out");
    Terminal sweep = Terminal.run("sweep", spec, "--out", out);
    assertThat(sweep.code()).as(sweep.err()).isZero();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
    return out;
  }

  private static void delete(Path directory) {
    try {
      Trees.delete(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
