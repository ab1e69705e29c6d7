package org.hcim.jobs.store;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The paths of one table's files below the output directory. Data and control files are apart,
 * because SQL tools read whatever lies in a tree they glob, hidden or not.
 */
record Layout(Table table, String id) {

  private static final Pattern ID = Pattern.compile("\\w+");

  /** The tables of one kind that have control files or data, by id. */
  static List<Layout> all(Volume volume, Table table) throws IOException {
    var ids = new TreeSet<String>();
    for (var name : volume.list(table.directory())) {
      idOfPartition(table, name).ifPresent(ids::add);
    }
    for (var name : volume.list(table.control())) {
      if (isId(name)) {
        ids.add(name);
      }
    }
    return ids.stream().map(id -> new Layout(table, id)).toList();
  }

  /** The id in the name of a table's directory of data; empty for other names. */
  static Optional<String> idOfPartition(Table table, String name) {
    var partition = table.noun() + "=";
    return Optional.of(name)
        .filter(each -> each.startsWith(partition))
        .map(each -> each.substring(partition.length()))
        .filter(Layout::isId);
  }

  /** True for a text that can be a part of a path and of a script in SQL. */
  static boolean isId(String text) {
    return ID.matcher(text).matches();
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
