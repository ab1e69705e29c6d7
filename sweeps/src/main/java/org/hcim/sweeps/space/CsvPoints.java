package org.hcim.sweeps.space;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.yaml.Position;
import org.hcim.sweeps.yaml.Problems;

/** Reads points from CSV: a header of parameter names, then one point a line, without quotes. */
public final class CsvPoints implements PointsSource {

  @Override
  public boolean reads(String fileName) {
    return fileName.endsWith(".csv");
  }

  @Override
  public PointTable read(String name, Path file, long mostPoints) {
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return new Reading(name, mostPoints).read(lines);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  /** The reading of one file. */
  private static final class Reading {

    private final String name;
    private final long mostPoints;
    private final Problems problems = new Problems();
    private final List<Object[]> rows = new ArrayList<>();
    private final Map<String, Object> shared = new HashMap<>();
    private int line;

    Reading(String name, long mostPoints) {
      this.name = name;
      this.mostPoints = mostPoints;
    }

    PointTable read(BufferedReader lines) throws IOException {
      String header = lines.readLine();
      line = 1;
      List<Parameter> columns = header == null ? List.of() : columns(header);
      if (header == null) {
        problems.add(at(1), "", "empty file", "the first line names the columns");
      }
      problems.throwIfAny();
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        line++;
        if (rows.size() == mostPoints) {
          problems.add(at(1), "", "more than max_points (" + mostPoints + ") points");
          break;
        }
        rows.add(row(columns, text));
      }
      problems.throwIfAny();
      return PointTable.of(columns, rows);
    }

    private List<Parameter> columns(String header) {
      List<Parameter> columns = new ArrayList<>();
      int column = 1;
      for (String field : header.split(",", -1)) {
        Optional<Parameter> parameter = Parameter.named(field);
        if (parameter.isEmpty()) {
          problems.addUnknown(at(column), "", "unknown column " + field, field, known());
        } else if (columns.contains(parameter.get())) {
          problems.add(at(column), "", "column " + field + " is there twice");
        }
        parameter.ifPresent(columns::add);
        column += field.length() + 1;
      }
      return columns;
    }

    private Object[] row(List<Parameter> columns, String text) {
      String[] fields = text.split(",", -1);
      var row = new Object[columns.size()];
      if (fields.length != row.length) {
        problems.add(at(1), "", fields.length + " fields", "the header has " + row.length);
        return row;
      }
      int column = 1;
      for (int i = 0; i < row.length; i++) {
        row[i] = fields[i].isEmpty() ? null : value(columns.get(i), fields[i], column);
        column += fields[i].length() + 1;
      }
      return row;
    }

    private Object value(Parameter parameter, String field, int column) {
      String key = parameter + "=" + field;
      Object known = shared.get(key);
      if (known == null) {
        try {
          known = parameter.parse(number(field));
          shared.put(key, known);
        } catch (InvalidDesignException e) {
          problems.add(at(column), parameter.column(), e.getMessage());
        }
      }
      return known;
    }

    /** A Long or Double where the field is one, else the field. */
    private static Object number(String field) {
      if (field.matches("-?[0-9]{1,18}")) {
        return Long.valueOf(field);
      }
      return field.matches("-?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][-+]?[0-9]{1,3})?")
          ? (Object) Double.valueOf(field)
          : field;
    }

    private Position at(int column) {
      return new Position(name, line, column);
    }

    private static List<String> known() {
      return Arrays.stream(Parameter.values())
          .map(Parameter::column)
          .collect(Collectors.toUnmodifiableList());
    }
  }
}
