package org.hcim.jobs.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.hcim.accelerator.HostileCorpus;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.jobs.store.StoreException;
import org.hcim.jobs.table.AccuracySchema;
import org.hcim.jobs.table.TableColumn;
import org.junit.jupiter.api.Test;

/** Rows of accuracy that no training writes are read as numbers that can be, or refused. */
class HostileAccuracyTest {

  private static final URI FILE = URI.create("file:/part-0.parquet");
  private static final List<TableColumn> COLUMNS = AccuracySchema.SCHEMA.columns();

  private static final List<Object> TEXTS =
      List.of(
          "",
          "\u0000",
          "\u001b[2J",
          "\u202egnp.exe",
          "</script><script>alert(1)</script>",
          "=cmd|' /C calc'!A0",
          "x".repeat(1 << 20),
          "[".repeat(5_000),
          "{\"a\":".repeat(5_000),
          "{\"layer\": 1e999}",
          "{\"layer\": -1}",
          "{\"layer\": \"NaN\"}",
          "{\"layer\": null}",
          "{\"layer\": " + "9".repeat(100_000) + "}",
          "null");

  private static final List<Object> INTS =
      List.of(Integer.MIN_VALUE, Integer.MAX_VALUE, -1, 0, 3, 1 << 20);
  private static final List<Object> LONGS = List.of(Long.MIN_VALUE, Long.MAX_VALUE, -1L, 0L);
  private static final List<Object> DOUBLES =
      List.of(
          Double.NaN,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          -1e-300,
          -0.5,
          100.5,
          1e300,
          Double.MIN_VALUE);

  @Test
  void everyColumnIsWrongInTurn() {
    var corpus = new HostileCorpus("rows of accuracy", Set.of(StoreException.Damaged.class));
    for (ReadoutLevels levels : List.of(ReadoutLevels.TERNARY, ReadoutLevels.ADC)) {
      for (TableColumn column : COLUMNS) {
        for (Object value : values(column.type())) {
          add(corpus, column.name(), value, changed(levels, column.name(), value));
        }
        add(corpus, column.name(), "NULL", changed(levels, column.name(), null));
      }
    }
    corpus.assertAnswered();
  }

  /** Files of another program, or of a version to come. */
  @Test
  void everyColumnIsOfAnotherTypeInTurn() {
    var corpus =
        new HostileCorpus("rows of accuracy of another type", Set.of(StoreException.Damaged.class));
    for (TableColumn column : COLUMNS) {
      for (String type : List.of("int32", "int64", "double", "binary", "boolean")) {
        Map<String, String> types = types();
        types.put(column.name(), type);
        add(corpus, column.name(), type, row(types, good(ReadoutLevels.TERNARY)));
      }
    }
    corpus.assertAnswered();
  }

  @Test
  void notANumberIsNoAccuracy() {
    for (double wrong : new double[] {Double.NaN, 101, -1, Double.POSITIVE_INFINITY}) {
      Group row = changed(ReadoutLevels.TERNARY, "top1_pct", wrong);
      assertThat(catchThrowable(() -> read(row)))
          .isInstanceOf(StoreException.Damaged.class)
          .hasMessage(
              FILE + " contains an invalid row: top1_pct (" + wrong + ") must be from 0 to 100");
    }
  }

  @Test
  void aGoodRowIsRead() {
    Group row = row(types(), good(ReadoutLevels.TERNARY));
    assertThat(read(row).values())
        .singleElement()
        .satisfies(
            rows -> {
              assertThat(rows).hasSize(1);
              assertThat(rows.get(0).top1Pct()).isEqualTo(91.25);
              assertThat(rows.get(0).zeroFracByLayer()).isEqualTo(Map.of("conv1", 0.5));
            });
  }

  private static void add(HostileCorpus corpus, String what, Object value, Group row) {
    corpus.add("%s: %.40s".formatted(what, value), () -> read(row));
  }

  /** Reads a row as all readers of the table do. */
  private static Map<AccuracyTable.Key, List<AccuracyTable.MeasuredRow>> read(Group group) {
    var rows = new LinkedHashMap<AccuracyTable.Key, List<AccuracyTable.MeasuredRow>>();
    AccuracyTable.accept(
        FILE,
        new AccuracyRow(group, new SpecRecipe(Map.of())),
        row -> {
          row.reached();
          row.seed();
          AccuracyTable.add(row, rows);
        });
    return rows;
  }

  private static Group changed(ReadoutLevels levels, String column, Object value) {
    Map<String, Object> values = good(levels);
    values.put(column, value);
    return row(types(), values);
  }

  private static Map<String, Object> good(ReadoutLevels levels) {
    Map<String, Object> row = new HashMap<>(AlgorithmSetting.defaults(levels).columns());
    row.put("status", "ok");
    row.put("workload", "net");
    row.put("dataset", "builtin");
    row.put("training_id", "t_0123456789abcdef");
    row.put("seed", 1L);
    row.put("test_images", 1000);
    row.put("top1_pct", 91.25);
    row.put("ternary_zero_frac", 0.5);
    row.put("zero_frac_by_layer", "{\"conv1\":0.5}");
    return row;
  }

  private static Group row(Map<String, String> types, Map<String, Object> values) {
    String columns =
        types.entrySet().stream()
            .map(
                type ->
                    "optional %s %s%s;"
                        .formatted(
                            type.getValue(),
                            type.getKey(),
                            type.getValue().equals("binary") ? " (UTF8)" : ""))
            .collect(Collectors.joining(" ", "message row {", "}"));
    Group group = new SimpleGroup(MessageTypeParser.parseMessageType(columns));
    values.forEach((column, value) -> put(group, column, types.get(column), value));
    return group;
  }

  private static void put(Group group, String column, String type, Object value) {
    if (value == null) {
      return;
    }
    double number = value instanceof Number known ? known.doubleValue() : 7;
    switch (type) {
      case "int32" -> group.add(column, (int) number);
      case "int64" -> group.add(column, value instanceof Long whole ? whole : (long) number);
      case "double" -> group.add(column, number);
      case "boolean" -> group.add(column, number > 0);
      default -> group.add(column, value.toString());
    }
  }

  private static Map<String, String> types() {
    var types = new LinkedHashMap<String, String>();
    COLUMNS.forEach(column -> types.put(column.name(), type(column.type())));
    return types;
  }

  private static String type(DataType type) {
    return type.equals(DataTypes.IntegerType)
        ? "int32"
        : type.equals(DataTypes.LongType)
            ? "int64"
            : type.equals(DataTypes.DoubleType) ? "double" : "binary";
  }

  private static List<Object> values(DataType type) {
    return type.equals(DataTypes.IntegerType)
        ? INTS
        : type.equals(DataTypes.LongType)
            ? LONGS
            : type.equals(DataTypes.DoubleType) ? DOUBLES : TEXTS;
  }
}
