package org.hcim.sweeps.space;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.csv.CsvField;
import org.hcim.sweeps.csv.CsvFile;
import org.hcim.sweeps.csv.CsvRecord;
import org.hcim.sweeps.yaml.Problems;

/** Reads points from CSV: a header of parameter names, then one point per record. */
public final class CsvPoints implements PointsSource {

  @Override
  public String ending() {
    return ".csv";
  }

  @Override
  public PointTable read(String name, Path file, long maxPoints) {
    return new Reading(maxPoints).read(name, file);
  }

  /** The state of reading one file. */
  private static final class Reading {

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern REAL =
        Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][-+]?[0-9]{1,3})?");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("-?[0-9]+,[0-9]+");

    private final long maxPoints;
    private final Problems problems = new Problems();
    private final List<Object[]> rows = new ArrayList<>();
    private final Map<String, Object> shared = new HashMap<>();

    Reading(long maxPoints) {
      this.maxPoints = maxPoints;
    }

    PointTable read(String name, Path file) {
      CsvFile csv = CsvFile.open(name, file, problems);
      List<Parameter> columns = columns(csv.header());
      problems.throwIfAny();
      for (Optional<CsvRecord> next = csv.next(); next.isPresent(); next = csv.next()) {
        if (rows.size() == maxPoints) {
          problems.add(next.get().at(), "", "more than max_points (" + maxPoints + ") points");
          break;
        }
        rows.add(row(columns, next.get()));
      }
      problems.throwIfAny();
      return PointTable.of(columns, rows);
    }

    private List<Parameter> columns(CsvRecord header) {
      List<Parameter> columns = new ArrayList<>();
      for (CsvField field : header.fields()) {
        String column = field.text();
        Optional<Parameter> parameter = Parameter.named(column);
        if (column.isBlank()) {
          problems.add(field.at(), "", "column without a name", "a parameter names each column");
        } else if (parameter.isEmpty()) {
          problems.addUnknown(field.at(), "", "unknown column " + column, column, known());
        } else if (columns.contains(parameter.get())) {
          problems.add(field.at(), "", "column " + column + " appears twice");
        }
        parameter.ifPresent(columns::add);
      }
      return columns;
    }

    private Object[] row(List<Parameter> columns, CsvRecord record) {
      var row = new Object[columns.size()];
      for (int i = 0; i < row.length; i++) {
        CsvField field = record.fields().get(i);
        row[i] = field.text().isEmpty() ? null : value(columns.get(i), field);
      }
      return row;
    }

    private Object value(Parameter parameter, CsvField field) {
      String key = parameter + "=" + field.text();
      Object known = shared.get(key);
      if (known == null) {
        try {
          known = parameter.parse(number(field.text()));
          shared.put(key, known);
        } catch (InvalidDesignException e) {
          problems.add(field.at(), parameter.column(), e.getMessage(), remedy(field.text()));
        }
      }
      return known;
    }

    /** A Long or Double if the field is a number, otherwise the field. */
    private static Object number(String field) {
      if (WHOLE.matcher(field).matches()) {
        return Long.valueOf(field);
      }
      return REAL.matcher(field).matches() ? (Object) Double.valueOf(field) : field;
    }

    private static String remedy(String field) {
      if (DECIMAL_COMMA.matcher(field).matches()) {
        return "write decimals with a point";
      }
      return field.strip().equals(field) ? "" : "spaces belong to the value; delete them";
    }

    private static List<String> known() {
      return Arrays.stream(Parameter.values()).map(Parameter::column).toList();
    }
  }
}
