package org.hcim.notebooks.kernel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Answers the requests of a notebook. */
final class Requests {

  private final Shell shell;
  private final Publisher publisher;
  private int count;

  Requests(Shell shell, Publisher publisher) {
    this.shell = shell;
    this.publisher = publisher;
  }

  /** Answers one request; empty if Jupyter expects no reply. */
  Optional<ObjectNode> answer(Message request) {
    ObjectNode content = request.content();
    return switch (request.type()) {
      case "kernel_info_request" -> Optional.of(info());
      case "execute_request" -> Optional.of(execute(content));
      case "is_complete_request" ->
          Optional.of(
              Channel.JSON
                  .createObjectNode()
                  .put("status", shell.completeness(content.path("code").asText())));
      case "complete_request" -> Optional.of(complete(content));
      case "inspect_request" -> Optional.of(inspected());
      case "history_request" -> Optional.of(withArray("history"));
      case "comm_info_request" -> Optional.of(withObject("comms"));
      default -> Optional.empty();
    };
  }

  private ObjectNode execute(ObjectNode content) {
    String code = content.path("code").asText();
    boolean silent = content.path("silent").asBoolean();
    if (!silent) {
      count++;
      publisher.input(code, count);
    }
    try {
      Optional<Object> value = shell.evaluate(code);
      if (!silent) {
        value.ifPresent(result -> publisher.result(result, count));
      }
      ObjectNode reply = ok().put("execution_count", count);
      reply.putObject("user_expressions");
      reply.putArray("payload");
      return reply;
    } catch (CellFailure failure) {
      ObjectNode error = Publisher.failed(failure);
      publisher.error(error.deepCopy());
      return error.put("status", "error").put("execution_count", count);
    }
  }

  private ObjectNode complete(ObjectNode content) {
    int cursor = content.path("cursor_pos").asInt();
    Shell.Completions found = shell.complete(content.path("code").asText(), cursor);
    ObjectNode reply = ok().put("cursor_start", found.from()).put("cursor_end", cursor);
    ArrayNode matches = reply.putArray("matches");
    found.texts().forEach(matches::add);
    reply.putObject("metadata");
    return reply;
  }

  private static ObjectNode info() {
    ObjectNode info =
        ok().put("protocol_version", "5.3")
            .put("implementation", "hcim-java")
            .put("implementation_version", "0.1.0")
            .put("banner", "Java " + Runtime.version() + ", with the HCiM model");
    info.putObject("language_info")
        .put("name", "java")
        .put("version", Runtime.version().toString())
        .put("mimetype", "text/x-java-source")
        .put("file_extension", ".java")
        .put("pygments_lexer", "java")
        .put("codemirror_mode", "text/x-java");
    info.putArray("help_links");
    return info;
  }

  private static ObjectNode inspected() {
    ObjectNode reply = ok().put("found", false);
    reply.putObject("data");
    reply.putObject("metadata");
    return reply;
  }

  private static ObjectNode withArray(String name) {
    ObjectNode reply = ok();
    reply.putArray(name);
    return reply;
  }

  private static ObjectNode withObject(String name) {
    ObjectNode reply = ok();
    reply.putObject(name);
    return reply;
  }

  private static ObjectNode ok() {
    return Channel.JSON.createObjectNode().put("status", "ok");
  }
}
