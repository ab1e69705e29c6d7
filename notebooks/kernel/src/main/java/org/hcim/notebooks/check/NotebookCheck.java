package org.hcim.notebooks.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks an executed notebook against the committed one: every cell ran, has as many outputs as
 * before, and shows the same text and tables.
 *
 * <p>Cells tagged {@code volatile} can show other text. Pictures can differ in their pixels,
 * because fonts differ, but must not be empty.
 */
public final class NotebookCheck {

  private final List<String> problems = new ArrayList<>();

  private NotebookCheck() {}

  /** Prints the problems; arguments are the committed and the executed notebook. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      System.err.println("usage: NotebookCheck COMMITTED EXECUTED");
      System.exit(2);
    }
    var mapper = new ObjectMapper();
    List<String> problems =
        problems(
            mapper.readTree(Path.of(arguments[0]).toFile()),
            mapper.readTree(Path.of(arguments[1]).toFile()));
    problems.forEach(System.err::println);
    System.exit(problems.isEmpty() ? 0 : 1);
  }

  /** The problems of the executed notebook; empty if there are none. */
  static List<String> problems(JsonNode committed, JsonNode executed) {
    var check = new NotebookCheck();
    JsonNode before = committed.path("cells");
    JsonNode after = executed.path("cells");
    if (before.size() != after.size()) {
      check.problems.add(after.size() + " cells, not " + before.size());
      return check.problems;
    }
    for (int i = 0; i < after.size(); i++) {
      if (after.get(i).path("cell_type").asText().equals("code")) {
        check.compare("cell " + (i + 1), before.get(i), after.get(i));
      }
    }
    return check.problems;
  }

  private void compare(String place, JsonNode before, JsonNode after) {
    if (after.path("execution_count").isNull() || after.path("execution_count").isMissingNode()) {
      problems.add(place + " did not run");
    }
    JsonNode expected = before.path("outputs");
    JsonNode shown = after.path("outputs");
    if (expected.size() != shown.size()) {
      problems.add(place + " shows " + shown.size() + " things, not " + expected.size());
      return;
    }
    boolean isVolatile = isVolatile(after);
    for (int i = 0; i < shown.size(); i++) {
      output(place + ", output " + (i + 1), expected.get(i), shown.get(i), isVolatile);
    }
  }

  private void output(String place, JsonNode expected, JsonNode shown, boolean isVolatile) {
    if (shown.path("output_type").asText().equals("error")) {
      problems.add(place + " failed: " + shown.path("evalue").asText());
      return;
    }
    List<String> types = types(shown);
    if (!types.equals(types(expected))) {
      problems.add(place + " has " + types + ", not " + types(expected));
      return;
    }
    for (String type : types) {
      String text = text(shown, type);
      if (type.startsWith("image/")) {
        Picture.problem(text).ifPresent(problem -> problems.add(place + " " + problem));
      } else if (!isVolatile && !text.equals(text(expected, type))) {
        problems.add(place + " is\n" + text + "\nnot\n" + text(expected, type));
      }
    }
  }

  private static boolean isVolatile(JsonNode cell) {
    for (JsonNode tag : cell.path("metadata").path("tags")) {
      if (tag.asText().equals("volatile")) {
        return true;
      }
    }
    return false;
  }

  private static List<String> types(JsonNode output) {
    List<String> types = new ArrayList<>();
    output.path("data").fieldNames().forEachRemaining(types::add);
    if (output.path("output_type").asText().equals("stream")) {
      types.add("text");
    }
    return types.stream().sorted().toList();
  }

  /** The text of an output, which is stored as one string or a list of lines. */
  private static String text(JsonNode output, String type) {
    JsonNode content = output.has("data") ? output.path("data").path(type) : output.path("text");
    if (!content.isArray()) {
      return content.asText();
    }
    var text = new StringBuilder();
    content.forEach(line -> text.append(line.asText()));
    return text.toString();
  }
}
