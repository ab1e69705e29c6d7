package org.hcim.sweeps.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hcim.accelerator.technology.CsvTable;

/** The data files of this package. */
final class Resource {

  private Resource() {}

  static List<List<String>> rows(String name) {
    try (InputStream in = Resource.class.getResourceAsStream(name)) {
      return CsvTable.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
