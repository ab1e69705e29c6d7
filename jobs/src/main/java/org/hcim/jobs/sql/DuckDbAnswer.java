package org.hcim.jobs.sql;

import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rows from DuckDB's driver. */
final class DuckDbAnswer implements Answer {

  private static final Set<Integer> NUMBERS =
      Set.of(
          Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.REAL,
          Types.FLOAT,
          Types.DOUBLE,
          Types.NUMERIC,
          Types.DECIMAL);

  private final ResultSet rows;
  private final List<Column> columns;

  DuckDbAnswer(ResultSet rows) throws SQLException {
    this.rows = rows;
    this.columns = columns(rows.getMetaData());
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public Optional<Object[]> next() {
    try {
      if (!rows.next()) {
        return Optional.empty();
      }
      Object[] cells = new Object[columns.size()];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = cell(rows.getObject(i + 1));
      }
      return Optional.of(cells);
    } catch (SQLException e) {
      throw new QueryException(e.getMessage(), e);
    }
  }

  private static Object cell(Object value) throws SQLException {
    return value instanceof Blob bytes
        ? "0x" + HexFormat.of().formatHex(bytes.getBytes(1, (int) bytes.length()))
        : Cell.of(value);
  }

  private static List<Column> columns(ResultSetMetaData data) throws SQLException {
    var columns = new ArrayList<Column>();
    for (int i = 1; i <= data.getColumnCount(); i++) {
      boolean isNumber =
          NUMBERS.contains(data.getColumnType(i)) || isWide(data.getColumnTypeName(i));
      columns.add(new Column(data.getColumnLabel(i), isNumber));
    }
    return List.copyOf(columns);
  }

  /**
   * Returns whether DuckDB's name of a type is that of an integer; JDBC has no type for integers
   * wider than 64 bits.
   */
  private static boolean isWide(String type) {
    return type.matches("U?(HUGE|BIG|SMALL|TINY)?INT(EGER)?");
  }
}
