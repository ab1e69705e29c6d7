package org.hcim.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.hcim.jobs.table.ResultSchema;

/** The frontier table of an output directory. */
public final class FrontTable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private FrontTable() {}

  /** The columns of the table. */
  public static StructType structType() {
    StructType type = new StructType().add("frontier_id", DataTypes.StringType, false);
    for (var field : ResultSchema.structType().fields()) {
      type = type.add(field);
    }
    return type.add("front_rank", DataTypes.IntegerType, false)
        .add("is_knee", DataTypes.BooleanType, false)
        .add("hv_contribution", DataTypes.DoubleType, true);
  }

  /** The fronts of a sweep that were computed last, if any were. */
  public static Optional<Front> latest(SparkSession spark, String out, String sweepId) {
    try {
      var control =
          new org.apache.hadoop.fs.Path(
              new org.apache.hadoop.fs.Path(uri(out)), "control/frontiers");
      FileSystem files = control.getFileSystem(spark.sparkContext().hadoopConfiguration());
      if (!files.exists(control)) {
        return Optional.empty();
      }
      List<FileStatus> newestFirst = new ArrayList<>(List.of(files.listStatus(control)));
      newestFirst.sort(Comparator.comparing(FileStatus::getModificationTime).reversed());
      for (FileStatus file : newestFirst) {
        if (file.getPath().getName().endsWith(".json")) {
          try (var in = files.open(file.getPath())) {
            JsonNode record = JSON.readTree(in.readAllBytes());
            if (record.path("sweep_id").asText().equals(sweepId)) {
              return Optional.of(front(spark, out, record));
            }
          }
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Front front(SparkSession spark, String out, JsonNode record) {
    String id = record.path("frontier_id").asText();
    List<String> objectives = new ArrayList<>();
    record.path("objectives").forEach(objective -> objectives.add(objective.asText()));
    Map<String, Double> hypervolumes = new TreeMap<>();
    record
        .path("groups")
        .forEach(
            group -> {
              if (group.path("hypervolume").isNumber()) {
                hypervolumes.put(
                    group.path("group").path("workload").asText(),
                    group.path("hypervolume").asDouble());
              }
            });
    return new Front(
        id,
        objectives,
        spark.read().schema(structType()).parquet(out + "/frontier/frontier=" + id),
        hypervolumes);
  }

  private static URI uri(String out) {
    return out.matches("[A-Za-z][A-Za-z0-9+.-]+:.*") ? URI.create(out) : Path.of(out).toUri();
  }
}
