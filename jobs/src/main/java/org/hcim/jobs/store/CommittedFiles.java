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
    var volume = Volume.of(out);
    var files = new ArrayList<URI>();
    try {
      for (var sweepId : sweepIds) {
        addFiles(volume, new Layout(sweepId), files);
      }
    } catch (IOException e) {
      throw new StoreException.Failed(out + " cannot be read", e);
    }
    return List.copyOf(files);
  }

  private static void addFiles(Volume volume, Layout layout, List<URI> files) throws IOException {
    for (var record : Recovery.records(volume, layout).values()) {
      var chunk = layout.chunk(record.chunk().index());
      record.files().forEach(file -> files.add(volume.uri(chunk + "/" + file.name())));
    }
  }
}
