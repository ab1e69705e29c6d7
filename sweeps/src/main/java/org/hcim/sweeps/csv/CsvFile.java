package org.hcim.sweeps.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.sweeps.yaml.Position;
import org.hcim.sweeps.yaml.Problems;
import org.hcim.sweeps.yaml.SourceText;
import org.hcim.sweeps.yaml.SpecException;

/**
 * A file of comma-separated values (RFC 4180) whose first record names the columns.
 *
 * <p>Fields may be separated by semicolons or tabs instead, as determined by the header. Blank
 * lines and lines that begin with {@code #} are skipped. All records have as many fields as the
 * header.
 */
public final class CsvFile {

  /** Maximum size of a file; Parquet is the format for larger ones. */
  public static final int MAX_BYTES = 64 << 20;

  private static final char COMMENT = '#';

  private final FieldLocator locator;
  private final Problems problems;
  private final Iterator<RecordHandler.Parsed> records;
  private final CsvRecord header;

  private CsvFile(SourceText source, Problems problems) {
    this.problems = problems;
    Separator separator = Separator.of(firstLine(source.text()));
    this.locator = new FieldLocator(source, separator, problems);
    this.records = parser(source, separator).iterator();
    this.header = readHeader(source.name());
  }

  /**
   * Opens a file and reads its header.
   *
   * @param name the file's name in messages
   * @param problems receives the problems of invalid records; reading continues after them
   * @throws SpecException if the file is missing, not plain text, or has no header
   */
  public static CsvFile open(String name, Path file, Problems problems) {
    return new CsvFile(SourceText.read(name, file, MAX_BYTES), problems);
  }

  /**
   * Reads the rows of a data file of the program, each by column name.
   *
   * @param owner the class in whose package the file is
   */
  public static List<Map<String, String>> resource(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream(name)) {
      var problems = new Problems();
      var file = new CsvFile(SourceText.of(name, in.readAllBytes(), MAX_BYTES), problems);
      List<Map<String, String>> rows = file.rows();
      problems.throwIfAny();
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  /** The names of the columns. */
  public CsvRecord header() {
    return header;
  }

  /** The next valid record after the header; empty at the end. */
  public Optional<CsvRecord> next() {
    while (records.hasNext()) {
      Optional<CsvRecord> record = locator.locate(records.next()).filter(this::isComplete);
      if (record.isPresent()) {
        return record;
      }
    }
    return Optional.empty();
  }

  private boolean isComplete(CsvRecord record) {
    int fields = record.fields().size();
    int columns = header.fields().size();
    if (fields != columns) {
      String what = fields + (fields == 1 ? " field" : " fields");
      problems.add(
          record.at(),
          "",
          what,
          "the header has %d, separated by %s".formatted(columns, locator.separator()));
    }
    return fields == columns;
  }

  private CsvRecord readHeader(String name) {
    if (!records.hasNext()) {
      problems.add(new Position(name, 1, 1), "", "empty file", "the first line names the columns");
      problems.throwIfAny();
    }
    Optional<CsvRecord> found = locator.locate(records.next());
    found.ifPresent(this::refuseOtherSeparators);
    problems.throwIfAny();
    return found.orElseThrow();
  }

  private void refuseOtherSeparators(CsvRecord names) {
    for (CsvField field : names.fields()) {
      for (Separator other : Separator.values()) {
        if (other.isIn(field.text())) {
          problems.add(
              field.at(),
              "",
              "both %s and %s".formatted(locator.separator(), other),
              "one character separates all fields");
        }
      }
    }
  }

  private List<Map<String, String>> rows() {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Optional<CsvRecord> record = next(); record.isPresent(); record = next()) {
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < header.fields().size(); i++) {
        row.put(header.fields().get(i).text(), record.get().fields().get(i).text());
      }
      rows.add(row);
    }
    return rows;
  }

  /**
   * Creates a lenient parser; quotes and field counts are checked here, to report their positions.
   */
  private static CsvReader<RecordHandler.Parsed> parser(SourceText source, Separator separator) {
    return CsvReader.builder()
        .fieldSeparator(separator.character())
        .commentStrategy(CommentStrategy.SKIP)
        .skipEmptyLines(true)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowExtraCharsAfterClosingQuote(true)
        .build(new RecordHandler(), source.text());
  }

  /** The line that names the columns. */
  private static String firstLine(String text) {
    return text.lines()
        .filter(line -> !line.isEmpty() && line.charAt(0) != COMMENT)
        .findFirst()
        .orElse("");
  }
}
