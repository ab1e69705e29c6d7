package org.hcim.sweeps.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads one strict YAML document: no anchors, tags, merges or surprises. */
public final class YamlReader {

  /** Larger files are refused; a spec is written by hand. */
  public static final int MAX_BYTES = 1 << 20;

  /** Deeper nesting is refused. */
  public static final int MAX_DEPTH = 20;

  /** Longer lines are refused; nobody can read them, and the parser takes long. */
  public static final int MAX_LINE = 20_000;

  /** Documents of more keys and values are refused. */
  public static final int MAX_NODES = 100_000;

  private YamlReader() {}

  /**
   * Reads a file.
   *
   * @param name the file's name in messages
   * @throws SpecException when it is not one strict YAML document
   */
  public static Node read(String name, Path file) {
    return read(name, bytes(name, file));
  }

  /**
   * Reads a document.
   *
   * @param name the document's name in messages
   * @throws SpecException when it is not one strict YAML document
   */
  public static Node read(String name, byte[] document) {
    if (document.length > MAX_BYTES) {
      throw failure(name, "larger than 1 MiB");
    }
    return new TreeBuilder(name, MAX_NODES).build(SourceText.decode(name, document));
  }

  /** Reads a document that this program wrote, of any size. */
  public static Node readOwn(String name, String document) {
    return new TreeBuilder(name, Integer.MAX_VALUE).build(document);
  }

  /** The first bytes of a file: one more than is allowed, when there are that many. */
  private static byte[] bytes(String name, Path file) {
    if (!Files.isRegularFile(file)) {
      throw failure(name, Files.exists(file) ? "not a file" : "no such file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  private static SpecException failure(String name, String what) {
    return new SpecException(List.of(new Problem(name, 1, 1, "", what, "", "")));
  }
}
