package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.jobs.session.SharedSpark;
import org.hcim.sweeps.paper.Comparison;
import org.hcim.sweeps.paper.Comparison.Verdict;
import org.hcim.sweeps.paper.Reproduction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproduceCommandTest {

  @TempDir private static Path out;
  private static Terminal reproduce;

  @BeforeAll
  static void run() {
    reproduce = Terminal.run("reproduce", "--out", out);
  }

  @Test
  void everyNumberIsWithinItsAimOrReviewed() {
    assertThat(reproduce.err()).isEmpty();
    assertThat(reproduce.code()).isZero();
    assertThat(reproduce.out()).contains("predicted numbers").doesNotContain("CHANGED");
  }

  @Test
  void theMarkdownIsWhatWasPrinted() throws IOException {
    assertThat(Files.readString(out.resolve("reproduction.md"))).isEqualTo(reproduce.out());
    assertThat(out.resolve("reproduction.parquet.partial")).doesNotExist();
  }

  @Test
  void theTableHasEveryNumberWithItsVerdict() {
    List<Comparison> expected = Reproduction.of(CostModel.cited());
    List<Row> rows =
        SharedSpark.get()
            .read()
            .parquet(out.resolve("reproduction.parquet").toString())
            .collectAsList();

    assertThat(rows).hasSameSizeAs(expected).hasSizeGreaterThan(80);
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      assertThat(row.<Double>getAs("modeled")).isEqualTo(expected.get(i).modeled());
      assertThat(row.<String>getAs("verdict")).isEqualTo(expected.get(i).verdict().toString());
      assertThat(row.<String>getAs("role")).isEqualTo(expected.get(i).published().role().key());
      boolean explained = row.getAs("why") != null;
      assertThat(explained).isEqualTo(expected.get(i).verdict() == Verdict.UNEXPLAINED);
    }
  }

  @Test
  void canBeDoneAgain() {
    assertThat(Terminal.run("reproduce", "--out", out)).isEqualTo(reproduce);
  }
}
