package org.hcim.jobs.run;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.jobs.table.ParquetGroups;
import org.hcim.sweeps.space.PointTable;
import org.hcim.sweeps.space.PointsSource;
import org.hcim.sweeps.yaml.Problem;
import org.hcim.sweeps.yaml.SpecException;

/**
 * Explicit points in a Parquet file with one column per parameter, such as one written by another
 * sweep or tool.
 */
final class ParquetPoints implements PointsSource {

  @Override
  public String ending() {
    return ".parquet";
  }

  @Override
  public PointTable read(String name, Path file, long maxPoints) {
    try (ParquetReader<Group> reader = ParquetGroups.open(new LocalInputFile(file))) {
      return read(name, reader, maxPoints);
    } catch (IOException | RuntimeException e) {
      if (e instanceof SpecException known) {
        throw known;
      }
      throw problem(name, 1, "not a Parquet file of points: " + e.getMessage(), "");
    }
  }

  private static PointTable read(String name, ParquetReader<Group> reader, long maxPoints)
      throws IOException {
    List<Parameter> parameters = new ArrayList<>();
    List<Object[]> rows = new ArrayList<>();
    for (Group group = reader.read(); group != null; group = reader.read()) {
      if (rows.isEmpty()) {
        parameters = parameters(name, group);
      }
      if (rows.size() >= maxPoints) {
        throw problem(name, rows.size() + 1, "more points than max_points", "" + maxPoints);
      }
      rows.add(values(name, rows.size() + 1, group, parameters));
    }
    return PointTable.of(parameters, rows);
  }

  private static List<Parameter> parameters(String name, Group group) {
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < group.getType().getFieldCount(); i++) {
      String column = group.getType().getFieldName(i);
      Optional<Parameter> parameter = Parameter.named(column);
      parameters.add(
          parameter.orElseThrow(
              () -> problem(name, 1, column + " is not a parameter", "see hcim list parameters")));
    }
    return parameters;
  }

  private static Object[] values(String name, int row, Group group, List<Parameter> parameters) {
    Object[] values = new Object[parameters.size()];
    for (int i = 0; i < values.length; i++) {
      if (group.getFieldRepetitionCount(i) > 0) {
        try {
          values[i] = parameters.get(i).parse(value(group, i));
        } catch (InvalidDesignException e) {
          throw problem(name, row, e.getMessage(), parameters.get(i).domain().accepts());
        }
      }
    }
    return values;
  }

  private static Object value(Group group, int field) {
    PrimitiveType type = group.getType().getType(field).asPrimitiveType();
    if (type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation decimal) {
      return new BigDecimal(unscaled(type, group, field), decimal.getScale()).doubleValue();
    }
    return switch (type.getPrimitiveTypeName()) {
      case INT32 -> group.getInteger(field, 0);
      case INT64 -> group.getLong(field, 0);
      case DOUBLE -> group.getDouble(field, 0);
      case FLOAT -> (double) group.getFloat(field, 0);
      default -> group.getValueToString(field, 0);
    };
  }

  private static BigInteger unscaled(PrimitiveType type, Group group, int field) {
    return switch (type.getPrimitiveTypeName()) {
      case INT32 -> BigInteger.valueOf(group.getInteger(field, 0));
      case INT64 -> BigInteger.valueOf(group.getLong(field, 0));
      default -> new BigInteger(group.getBinary(field, 0).getBytes());
    };
  }

  private static SpecException problem(String name, int row, String what, String accepted) {
    return new SpecException(List.of(new Problem(name, row, 1, "", what, "", accepted)));
  }
}
