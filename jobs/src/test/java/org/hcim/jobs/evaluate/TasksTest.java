package org.hcim.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.hcim.jobs.table.ResultSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work is spread as asked, though its rows are so few that Spark would like to collect them. */
class TasksTest {

  @Test
  void everyTaskOfAChunkWritesItsRowsInOrder(@TempDir Path out) throws IOException {
    Trial.of(Trial.SMALL.replace("chunk_points: 50", "chunk_points: 120")).run(out, 5);

    List<Path> files = files(out);
    assertThat(files).hasSize(5);
    for (Path file : files) {
      List<Long> points =
          Trial.spark()
              .read()
              .schema(ResultSchema.SCHEMA.type())
              .parquet(file.toString())
              .toJavaRDD()
              .map((Row row) -> row.<Long>getAs("config_index"))
              .collect();
      assertThat(points).isSorted().hasSizeGreaterThan(10).hasSizeLessThan(60);
      assertThat(points.get(points.size() - 1) - points.get(0)).isLessThan(120 / 5);
    }
  }

  @Test
  void aChunkOfOnePointIsATaskWithRowsAndOthersWithout(@TempDir Path out) throws IOException {
    var completion =
        Trial.of("{sweep: one, workloads: [resnet20], axes: {xbar_rows: [64]}}").run(out, 3);

    assertThat(completion.total().rows()).isEqualTo(1);
    assertThat(Trial.rows(out)).hasSize(1);
  }

  @Test
  void aChunkOfWhichEveryPointIsRejectedIsCommitted(@TempDir Path out) {
    var completion =
        Trial.of(
                """
                sweep: none
                workloads: [resnet20]
                axes: {xbar_rows: [64, 128]}
                constraints: [{name: nothing_pleases, rule: xbar_rows < 0}]
                """)
            .run(out, 2);

    assertThat(completion.pointsRejected()).isEqualTo(2);
    assertThat(completion.total().rows()).isZero();
    assertThat(Trial.rows(out)).isEmpty();
  }

  private static List<Path> files(Path out) throws IOException {
    try (Stream<Path> files = Files.walk(out.resolve("results"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
