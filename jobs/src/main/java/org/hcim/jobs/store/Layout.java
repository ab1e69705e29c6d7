package org.hcim.jobs.store;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The paths of one table's files below the output directory. Data and control files have separate
 * trees, because SQL tools read everything in a tree that they glob, hidden or not.
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

  /** The id in the name of a table's data directory; empty for other names. */
  static Optional<String> idOfPartition(Table table, String name) {
    var partition = table.noun() + "=";
    return Optional.of(name)
        .filter(each -> each.startsWith(partition))
        .map(each -> each.substring(partition.length()))
        .filter(Layout::isId);
  }

  /** Returns whether a text is safe in a path and in an SQL script. */
  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** The table's name in messages. */
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

  /** The directory with the number of the last writer's epoch. */
  String epochs() {
    return control() + "/epochs";
  }

  /** The directory for files removed by a repair. */
  String damaged() {
    return control() + "/damaged";
  }

  /** The command that wrote the table. */
  String source() {
    return control() + "/source.json";
  }

  /** The record of data files whose hashes were verified. */
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

  /** The description of the table. */
  String description() {
    return control() + ".json";
  }

  /** The pointer to the most recently written table of this kind. */
  static String latest(Table table) {
    return table.control() + "/latest.json";
  }
}
