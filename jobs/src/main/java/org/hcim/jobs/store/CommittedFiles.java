package org.hcim.jobs.store;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The data files that commit records vouch for: what readers of a table may see. */
public final class CommittedFiles {

  private CommittedFiles() {}

  /** The files of some sweeps of an output directory, in the order of sweeps and chunks. */
  public static List<URI> of(String out, List<String> sweepIds) {
    return of(out, Table.RESULTS, sweepIds);
  }

  /** The files of some sweeps or frontiers. */
  public static List<URI> of(String out, Table table, List<String> ids) {
    var volume = Volume.of(out);
    var files = new ArrayList<URI>();
    try {
      for (var id : ids) {
        addFiles(volume, new Layout(table, id), files);
      }
    } catch (IOException e) {
      throw new StoreException.Failed(out + " cannot be read", e);
    }
    return List.copyOf(files);
  }

  /** Committed files of a directory that are missing or have another size than recorded. */
  public static List<URI> resized(String out) {
    var volume = Volume.of(out);
    var files = new ArrayList<URI>();
    try {
      for (Table table : Table.values()) {
        for (var layout : Layout.all(volume, table)) {
          addResized(volume, layout, files);
        }
      }
    } catch (IOException e) {
      throw new StoreException.Failed(out + " cannot be read", e);
    }
    return List.copyOf(files);
  }

  private static void addResized(Volume volume, Layout layout, List<URI> files) throws IOException {
    for (var record : Recovery.records(volume, layout).values()) {
      for (var file : record.files()) {
        String path = layout.chunk(record.chunk().index()) + "/" + file.name();
        if (!volume.exists(path) || volume.size(path) != file.bytes()) {
          files.add(volume.uri(path));
        }
      }
    }
  }

  private static void addFiles(Volume volume, Layout layout, List<URI> files) throws IOException {
    for (var record : Recovery.records(volume, layout).values()) {
      var chunk = layout.chunk(record.chunk().index());
      record.files().forEach(file -> files.add(volume.uri(chunk + "/" + file.name())));
    }
  }
}
