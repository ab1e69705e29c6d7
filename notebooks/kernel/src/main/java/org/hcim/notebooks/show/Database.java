package org.hcim.notebooks.show;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The tables of a sweep's output directory, in SQL; read-only, from Parquet. */
public final class Database implements AutoCloseable {

  private final Connection connection;

  private Database(Connection connection) {
    this.connection = connection;
  }

  /** An empty in-memory database; {@code read_parquet} can read any file. */
  public static Database inMemory() throws SQLException {
    return new Database(DriverManager.getConnection("jdbc:duckdb:"));
  }

  /**
   * The views of an output directory.
   *
   * @param out the output directory of {@code hcim sweep}
   */
  public static Database of(Path out) throws IOException, SQLException {
    var database = inMemory();
    String here = out.toAbsolutePath().normalize().toString().replace("'", "''");
    database.run("SET VARIABLE hcim_here = '" + here + "'"); // overrides the script's location
    database.run(Files.readString(out.resolve("views.sql")));
    return database;
  }

  /** Runs statements and ignores their results. */
  public void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The rows of a query. */
  public Table query(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int width = result.getMetaData().getColumnCount();
      List<String> columns = new ArrayList<>();
      for (int i = 1; i <= width; i++) {
        columns.add(result.getMetaData().getColumnLabel(i));
      }
      List<List<Object>> rows = new ArrayList<>();
      while (result.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          row.add(result.getObject(i));
        }
        rows.add(row);
      }
      return new Table(columns, rows);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
