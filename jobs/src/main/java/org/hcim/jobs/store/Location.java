package org.hcim.jobs.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The place of an output directory or a file, in the form that each reader expects: Java reads
 * percent signs in a URI, Hadoop and DuckDB take them literally, and Spark expands patterns in a
 * path.
 *
 * @param text a path, or a URI
 */
public record Location(String text) {

  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*");

  /** Characters that Hadoop reads as a pattern unless a backslash precedes them. */
  private static final Pattern SPECIAL = Pattern.compile("[{}\\[\\]*?\\\\]");

  private static final String FILE = "file";

  public Location {
    Objects.requireNonNull(text, "text");
  }

  /** A URI of a volume without percent-encoding; a path if it is on this machine. */
  public static String plain(URI uri) {
    return FILE.equals(uri.getScheme()) ? uri.getPath() : hadoop(uri);
  }

  /** A URI of a volume as Hadoop writes it, without percent-encoding. */
  public static String hadoop(URI uri) {
    return new org.apache.hadoop.fs.Path(uri).toString();
  }

  /** A path of Hadoop as a pattern that matches only this path. */
  public static String pattern(String hadoopPath) {
    return SPECIAL.matcher(hadoopPath).replaceAll("\\\\$0");
  }

  /** The URI's scheme; {@code file} for a path. */
  public String scheme() {
    int colon = text.indexOf(':');
    boolean windowsDrive = colon == 1 && FileSystems.getDefault().getSeparator().equals("\\");
    boolean hasScheme = colon > 0 && SCHEME.matcher(text.substring(0, colon)).matches();
    return hasScheme && !windowsDrive ? text.substring(0, colon) : FILE;
  }

  /** The path on this machine; empty for another file system. */
  public Optional<Path> local() {
    return scheme().equals(FILE)
        ? Optional.of(Path.of(text.startsWith(FILE + ":") ? decoded() : text))
        : Optional.empty();
  }

  /** The path for Hadoop, with its scheme if it is on this machine. */
  public org.apache.hadoop.fs.Path hadoopPath() {
    return local()
        .map(path -> new org.apache.hadoop.fs.Path(FILE, null, path.toAbsolutePath().toString()))
        .orElseGet(() -> new org.apache.hadoop.fs.Path(text));
  }

  /** The path of a file URI; a text that is no valid URI has no percent-encoding. */
  private String decoded() {
    try {
      URI uri = new URI(text);
      boolean isPath =
          uri.getPath() != null && uri.getRawQuery() == null && uri.getRawFragment() == null;
      return isPath ? uri.getPath() : undecoded();
    } catch (URISyntaxException e) { // such as a space
      return undecoded();
    }
  }

  private String undecoded() {
    return text.replaceFirst("^file:(//[^/]*(?=/))?", "");
  }
}
