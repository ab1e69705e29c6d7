package org.hcim.sweeps.yaml;

import java.nio.file.Path;

/** Reads one strict YAML document: no anchors, tags, merges or surprises. */
public final class YamlReader {

  /** Maximum size of a file; a spec is written by hand. */
  public static final int MAX_BYTES = 1 << 20;

  /** Maximum depth of nesting. */
  public static final int MAX_DEPTH = 20;

  /** Maximum number of keys and values in a document. */
  public static final int MAX_NODES = 100_000;

  private YamlReader() {}

  /**
   * Reads a file.
   *
   * @param name the file's name in messages
   * @throws SpecException if the file is not one strict YAML document
   */
  public static Node read(String name, Path file) {
    return read(SourceText.read(name, file, MAX_BYTES));
  }

  /**
   * Reads a document.
   *
   * @param name the document's name in messages
   * @throws SpecException if it is not one strict YAML document
   */
  public static Node read(String name, byte[] document) {
    return read(SourceText.of(name, document, MAX_BYTES));
  }

  /** Reads a document that this program wrote, of any size. */
  public static Node readOwn(String name, String document) {
    return new TreeBuilder(name, Integer.MAX_VALUE).build(document);
  }

  private static Node read(SourceText source) {
    return new TreeBuilder(source.name(), MAX_NODES).build(source.text());
  }
}
