package org.hcim.jobs.table;

import java.io.IOException;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;

/** Reads small Parquet files row by row, without Spark. */
public final class ParquetGroups {

  private ParquetGroups() {}

  /** A reader of a file's rows. */
  public static ParquetReader<Group> open(InputFile file) throws IOException {
    return new ParquetReader.Builder<Group>(file) {
      @Override
      protected ReadSupport<Group> getReadSupport() {
        return new GroupReadSupport();
      }
    }.build();
  }
}
