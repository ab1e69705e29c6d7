package org.hcim.jobs.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hcim.jobs.store.Table;

/** DuckDB within this process: in memory, with nothing but the output directory to read. */
public final class DuckDb implements Engine {

  private static final String DRIVER = "org.duckdb.DuckDBDriver";

  private final Connection connection;
  private final OneQuery oneQuery;

  private DuckDb(Connection connection) {
    this.connection = connection;
    this.oneQuery = new OneQuery(connection);
  }

  /**
   * Opens the tables.
   *
   * @return empty where DuckDB's driver is not on the class path
   */
  public static Optional<DuckDb> open(Sources sources) {
    return driver().map(driver -> new DuckDb(connect(driver, sources)));
  }

  @Override
  public Answer ask(String sql) {
    oneQuery.require(sql);
    try {
      PreparedStatement statement = connection.prepareStatement(sql);
      return new DuckDbAnswer(statement.executeQuery());
    } catch (SQLException e) {
      throw new QueryException(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new QueryException(e.getMessage(), e);
    }
  }

  /** Nothing is compiled against the driver: on a cluster it may be missing. */
  private static Optional<Driver> driver() {
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      Class<?> driver = Class.forName(DRIVER, true, loader);
      return Optional.of((Driver) driver.getDeclaredConstructor().newInstance());
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Connection connect(Driver driver, Sources sources) {
    try {
      Connection connection = driver.connect("jdbc:duckdb:", new Properties());
      try (var statement = connection.createStatement()) {
        for (String setting : settings(sources.out())) {
          statement.execute("SET " + setting);
        }
        statement.execute(DuckDbViews.session(sources));
        statement.execute("SET lock_configuration = true");
      }
      return connection;
    } catch (SQLException e) {
      throw new QueryException(e.getMessage(), e);
    }
  }

  private static List<String> settings(String out) {
    Path spill = Path.of(System.getProperty("java.io.tmpdir"), "hcim-sql-" + pid());
    return List.of(
        "temp_directory = " + SqlText.literal(spill.toString()),
        "TimeZone = 'UTC'",
        "autoinstall_known_extensions = false",
        "autoload_known_extensions = false",
        "allowed_directories = [" + readable(Path.of(out)) + "]",
        "enable_external_access = false");
  }

  /** The output directory, and its tables in case they are links to another disk. */
  private static String readable(Path out) {
    return Stream.concat(Stream.of(""), Stream.of(Table.values()).map(Table::directory))
        .map(out::resolve)
        .filter(Files::exists)
        .map(DuckDb::real)
        .distinct()
        .map(SqlText::literal)
        .collect(Collectors.joining(", "));
  }

  private static String real(Path path) {
    try {
      return path.toRealPath().toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long pid() {
    return ProcessHandle.current().pid();
  }
}
