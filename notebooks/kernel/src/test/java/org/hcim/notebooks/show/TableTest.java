package org.hcim.notebooks.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void holdsWhatAQueryGives() throws SQLException {
    try (Database database = Database.inMemory()) {
      Table table =
          database.query(
              "SELECT * FROM (VALUES ('a', 1, 2.5::DOUBLE), ('b', NULL, 0.1)) t(k, n, x)");

      assertThat(table.columns()).containsExactly("k", "n", "x");
      assertThat(table.texts("k")).containsExactly("a", "b");
      assertThat(table.numbers("x")).containsExactly(2.5, 0.1);
      assertThat(table.where("k", "b").column("n")).containsExactly((Object) null);
      assertThat(database.query("SELECT 6 * 7").number()).isEqualTo(42);
      assertThatThrownBy(table::number).hasMessage("2 rows of 3 columns are not one number");
      assertThatThrownBy(() -> table.column("y")).hasMessage("column (y) must be one of [k, n, x]");
    }
  }

  @Test
  void isAPageInWhichContentStaysText() {
    var table = new Table(List.of("<k>"), List.of(List.of("</td><script>"), List.of(123456789.1)));

    assertThat(table.byType().get("text/html"))
        .contains("<th>&lt;k&gt;</th>", "<td>&lt;/td&gt;&lt;script&gt;</td>")
        .contains("<td style=\"text-align: right\">1.2346e+08</td>");
    assertThat(table).hasToString("<k>\n</td><script>\n1.2346e+08");
  }

  @Test
  void showsFiveDigits() {
    var table =
        new Table(
            List.of("x"),
            List.of(
                List.of(1.699), List.of(0.1 + 0.2), List.of(123456.7), List.of(0.0), List.of(7)));

    assertThat(table).hasToString("x\n1.699\n0.3\n123460\n0.0\n7");
  }

  @Test
  void saysWhatItDoesNotShow() {
    var table =
        new Table(List.of("n"), IntStream.range(0, 60).mapToObj(i -> List.<Object>of(i)).toList());

    assertThat(table.byType().get("text/html")).endsWith("10 more rows").doesNotContain(">50<");
  }
}
