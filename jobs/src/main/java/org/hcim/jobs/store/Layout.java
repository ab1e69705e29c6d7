package org.hcim.jobs.store;

import java.io.IOException;
import java.util.List;
import java.util.TreeSet;

/**
 * The paths of one table's files below the output directory. Data and control files are apart,
 * because SQL tools read whatever lies in a tree they glob, hidden or not.
 */
record Layout(Table table, String id) {

  /** The tables of one kind that have control files or data, by id. */
  static List<Layout> all(Volume volume, Table table) throws IOException {
    var ids = new TreeSet<String>();
    var partition = table.noun() + "=";
    for (var name : volume.list(table.directory())) {
      if (name.startsWith(partition)) {
        ids.add(name.substring(partition.length()));
      }
    }
    for (var name : volume.list(table.control())) {
      if (!name.endsWith(".json") && !name.startsWith(".")) {
        ids.add(name);
      }
    }
    return ids.stream().map(id -> new Layout(table, id)).toList();
  }

  /** The table as messages name it. */
  String named() {
    return table.named(id);
  }

  String data() {
    return table.directory(id);
  }

  String chunk(int index) {
    return data() + "/chunk=" + Chunk.idOf(index);
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

  /** Numbers of the processes that wrote the table, one file for the last. */
  String epochs() {
    return control() + "/epochs";
  }

  /** Files that a repair took out. */
  String damaged() {
    return control() + "/damaged";
  }

  /** The command that wrote the table. */
  String source() {
    return control() + "/source.json";
  }

  /** Data files whose hashes were compared with their records. */
  String verified() {
    return control() + "/verified.json";
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

  /** The description of the table beside its rows. */
  String description() {
    return control() + ".json";
  }

  /** The pointer to the table of this kind that was written last. */
  static String latest(Table table) {
    return table.control() + "/latest.json";
  }
}
