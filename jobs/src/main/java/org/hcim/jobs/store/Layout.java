package org.hcim.jobs.store;

import java.io.IOException;
import java.util.List;

/**
 * Where the files of a sweep or frontier are below the output directory. Data and control files are
 * apart, because SQL tools read whatever lies in a tree they glob, hidden or not.
 */
record Layout(Table table, String id) {

  /** Of a sweep's results. */
  static Layout ofSweep(String sweepId) {
    return new Layout(Table.RESULTS, sweepId);
  }

  /** Those of a table's sweeps or frontiers that have control files. */
  static List<Layout> all(Volume volume, Table table) throws IOException {
    return volume.list(table.control()).stream()
        .filter(name -> !name.endsWith(".json"))
        .map(id -> new Layout(table, id))
        .toList();
  }

  String results() {
    return table.directory(id);
  }

  String chunk(int index) {
    return results() + "/chunk=" + Chunk.idOf(index);
  }

  String control() {
    return table.control() + "/" + id;
  }

  String spec() {
    return control() + "/spec.canonical.json";
  }

  String run() {
    return control() + "/run.json";
  }

  String lock() {
    return control() + "/lock.json";
  }

  String staging() {
    return control() + "/staging";
  }

  String commits() {
    return control() + "/commits";
  }

  String commit(int index) {
    return commits() + "/" + Chunk.idOf(index) + ".json";
  }

  String complete() {
    return control() + "/COMPLETE.json";
  }

  /** What is told of the table beside its rows. */
  String description() {
    return control() + ".json";
  }

  /** Names the table that was asked for last. */
  static String latest(Table table) {
    return table.control() + "/latest.json";
  }
}
