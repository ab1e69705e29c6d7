package org.hcim.jobs.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hcim.jobs.store.Table;

/** DuckDB within this process: in memory, with read access limited to the output directory. */
public final class DuckDb implements Engine {

  private static final String DRIVER = "org.duckdb.DuckDBDriver";

  private final Connection connection;
  private final SpillDirectory spill;
  private final OneQuery oneQuery;
  private volatile PreparedStatement running;

  private DuckDb(Connection connection, SpillDirectory spill) {
    this.connection = connection;
    this.spill = spill;
    this.oneQuery = new OneQuery(connection);
  }

  /**
   * Opens the tables.
   *
   * @param memory memory limit of a query; by default DuckDB's own, most of the machine's memory
   * @return empty if DuckDB's driver is not on the class path
   */
  public static Optional<DuckDb> open(Sources sources, Optional<MemorySize> memory) {
    return driver().map(driver -> open(driver, sources, memory));
  }

  private static DuckDb open(Driver driver, Sources sources, Optional<MemorySize> memory) {
    SpillDirectory spill = SpillDirectory.create();
    try {
      return new DuckDb(connect(driver, sources, settings(sources.out(), spill, memory)), spill);
    } catch (RuntimeException e) {
      spill.close();
      throw e;
    }
  }

  @Override
  public Answer ask(String sql) {
    String query = oneQuery.confirmed(sql);
    try {
      running = connection.prepareStatement(query);
      return new DuckDbAnswer(running.executeQuery());
    } catch (SQLException e) {
      throw new QueryException(e.getMessage(), e);
    }
  }

  @Override
  public void cancel() {
    try {
      if (running != null) {
        running.cancel();
      }
    } catch (SQLException e) {
      throw new QueryException(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try (spill) {
      connection.close();
    } catch (SQLException e) {
      throw new QueryException(e.getMessage(), e);
    }
  }

  /** The driver, loaded by reflection because it may be missing on a cluster. */
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

  private static Connection connect(Driver driver, Sources sources, List<String> settings) {
    try {
      Connection connection = driver.connect("jdbc:duckdb:", new Properties());
      try (var statement = connection.createStatement()) {
        for (String setting : settings) {
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

  private static List<String> settings(
      String out, SpillDirectory spill, Optional<MemorySize> memory) {
    List<String> settings = new ArrayList<>();
    memory.ifPresent(size -> settings.add("memory_limit = '%dKiB'".formatted(size.bytes() >> 10)));
    settings.addAll(
        List.of(
            "temp_directory = " + SqlText.literal(spill.path().toString()),
            "TimeZone = 'UTC'",
            "autoinstall_known_extensions = false",
            "autoload_known_extensions = false",
            "allowed_directories = [" + readable(Path.of(out)) + "]",
            "enable_external_access = false"));
    return settings;
  }

  /**
   * The output directory, and the directories of its tables in case they are links to another disk.
   */
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
}
