package org.hcim.jobs.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

class LowestRowTest {

  @Test
  void isTheFirstOfASortInAnyOrderAndSplit() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      rows.add(RowFactory.create(1 + i % 2, 1.0 + i % 5, (long) i));
    }
    Row first =
        Collections.min(
            rows,
            Comparator.comparing((Row row) -> row.getInt(0))
                .thenComparing(row -> row.getDouble(1))
                .thenComparing(row -> row.getLong(2)));
    var random = new Random(1);
    for (int trial = 0; trial < 100; trial++) {
      Collections.shuffle(rows, random);
      int split = random.nextInt(rows.size() + 1);
      LowestRow merged = lowest(rows.subList(0, split)).merge(lowest(rows.subList(split, 60)));

      assertThat(merged.row()).isSameAs(first);
      assertThat(merged.index()).isEqualTo(first.getLong(2));
    }
  }

  @Test
  void withoutRowsThereIsNone() {
    assertThat(new LowestRow().merge(new LowestRow()).row()).isNull();
  }

  private static LowestRow lowest(List<Row> rows) {
    var lowest = new LowestRow();
    rows.forEach(row -> lowest.add(row, row.getInt(0), row.getDouble(1), row.getLong(2)));
    return lowest;
  }
}
