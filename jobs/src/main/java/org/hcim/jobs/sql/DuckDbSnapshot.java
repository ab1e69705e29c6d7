package org.hcim.jobs.sql;

import org.hcim.jobs.sql.KeptTables.Kept;
import org.hcim.jobs.store.Table;

/**
 * SQL statements that locate an output directory and list its committed files in DuckDB variables.
 * Files come from the commit records, after checks that a complete table has all its records and
 * that every file has its recorded size.
 */
final class DuckDbSnapshot {

  private static final String HEADER =
      """
      -- The tables of this directory for DuckDB (1.1 or newer); written by hcim, safe to run again.
      -- All sweeps of the directory are in one view; sweep_id tells them apart. The views show the
      -- rows that are committed when this script runs.
      -- If the directory was moved or copied, do one of these:
      --   hcim views DIRECTORY                            writes this script for the new place
      --   cd DIRECTORY; duckdb -init views.sql            the script finds the tables there
      --   SET VARIABLE hcim_here = 'DIRECTORY'            before the script, from any program
      """;

  private static final String PLACE =
      """
      SET VARIABLE hcim_out = CASE
        WHEN getvariable('hcim_here') IS NOT NULL THEN getvariable('hcim_here')
        WHEN (SELECT count(*) FROM glob(%1$s)) > 0 THEN '.'
        WHEN (SELECT count(*) FROM glob(%2$s)) > 0 THEN %3$s
        ELSE error(%4$s) END;
      RESET VARIABLE hcim_here;
      SET VARIABLE hcim_glob =
        replace(replace(replace(getvariable('hcim_out'), '[', '[[]'), '*', '[*]'), '?', '[?]');
      """;

  private static final String FILES =
      """

      SET VARIABLE hcim_committed = (
        WITH committed AS (
          SELECT parse_path(filename)[-3] AS id, parse_filename(filename, true) AS chunk, files
          FROM read_json(getvariable('hcim_glob') || '/%2$s/%3$s/commits/c*.json', filename = true,
            columns = {files: 'STRUCT(name VARCHAR, bytes BIGINT)[]'})),
        listed AS (
          %4$s)
        SELECT CASE WHEN (SELECT count(*) FROM listed ANTI JOIN committed USING (id, chunk)) > 0
          THEN error('%5$s: a commit record is missing; hcim verify lists what is damaged')
          ELSE list({path: getvariable('hcim_out') || '/%6$s/%7$s=' || id || '/chunk=' || chunk
            || '/' || file.name, bytes: file.bytes} ORDER BY id, chunk, file.name) END
        FROM (SELECT id, chunk, unnest(files) AS file FROM committed));
      SET VARIABLE %1$s = (
        SELECT list(file.path) FROM (SELECT unnest(getvariable('hcim_committed')) AS file));
      SET VARIABLE hcim_committed = (
        SELECT CASE WHEN count(*) < len(getvariable('%1$s'))
          THEN error('%5$s: a file is missing or has another size; hcim verify lists what is damaged') END
        FROM (SELECT unnest(getvariable('hcim_committed')) AS file)
        JOIN read_blob(getvariable('%1$s')) ON filename = file.path AND size = file.bytes);
      """;

  private static final String LISTED =
      """
          SELECT parse_path(filename)[-2] AS id, unnest(commits).chunk AS chunk
          FROM read_json(getvariable('hcim_glob') || '/%s/%s/COMPLETE.json', filename = true,
            columns = {commits: 'STRUCT(chunk VARCHAR)[]'})""";

  private static final String NONE_LISTED = "SELECT '' AS id, '' AS chunk WHERE false";

  private DuckDbSnapshot() {}

  /** The variable that lists a table's files. */
  static String variable(Table table) {
    return "hcim_" + table.directory();
  }

  /**
   * Comments, and the statements that locate the directory; only comments if there are no tables.
   */
  static String header(KeptTables tables) {
    return HEADER + tables.marker().map(marker -> place(tables.out(), marker)).orElse("");
  }

  /** The statements that list a table's committed files; empty if there are none. */
  static String of(Table table, KeptTables tables) {
    return tables.of(table).map(kept -> files(table, kept)).orElse("");
  }

  private static String place(String out, String marker) {
    return PLACE.formatted(
        SqlText.literal(marker),
        SqlText.literal(globbed(out) + "/" + marker),
        SqlText.literal(out),
        SqlText.literal(
            out
                + " does not contain its tables any more; hcim views DIRECTORY repairs this script"));
  }

  private static String files(Table table, Kept kept) {
    String control = table.control();
    return FILES.formatted(
        variable(table),
        control,
        kept.id(),
        (kept.isAnyComplete() ? LISTED.formatted(control, kept.id()) : NONE_LISTED)
            .indent(4)
            .strip(),
        table.plural(),
        table.directory(),
        table.noun());
  }

  /** A path escaped for a glob, in which three characters are special. */
  private static String globbed(String path) {
    return path.replaceAll("[\\[*?]", "[$0]");
  }
}
