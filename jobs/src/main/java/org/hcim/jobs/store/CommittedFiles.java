package org.hcim.jobs.store;

import java.net.URI;
import java.util.List;

/** The data files that commit records list: the only ones that readers of a table may see. */
public final class CommittedFiles {

  private CommittedFiles() {}

  /**
   * The files of some tables of one kind, in the order of ids and chunks.
   *
   * @throws StoreException.Damaged when a table lacks a record or a file
   */
  public static List<URI> of(String out, Table table, List<String> ids) {
    return ids.stream()
        .flatMap(id -> TableStatus.of(out, table, id).stream())
        .flatMap(status -> status.files().stream())
        .toList();
  }
}
