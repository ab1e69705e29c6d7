package org.hcim.notebooks.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.hcim.notebooks.show.Media;
import org.hcim.notebooks.show.Notebook;

/** Publishes the text, the figures and the value of a cell to the notebook. */
final class Publisher {

  private final Channel channel;
  private final StreamOutput out = new StreamOutput(text -> stream("stdout", text));
  private final StreamOutput err = new StreamOutput(text -> stream("stderr", text));

  /** The current request. */
  private volatile JsonNode parent = Channel.JSON.createObjectNode();

  Publisher(Channel channel) {
    this.channel = channel;
  }

  /** Redirects the output of this JVM to the notebook. */
  void takeOutput() {
    System.setOut(new PrintStream(out, false, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, false, StandardCharsets.UTF_8));
    Notebook.showBy(value -> publish("display_data", media(value)));
  }

  /** Begins a request; all subsequent output belongs to it. */
  void begin(JsonNode request) {
    parent = request;
    status("busy");
  }

  void end() {
    flush();
    status("idle");
  }

  void input(String code, int count) {
    publish("execute_input", object().put("code", code).put("execution_count", count));
  }

  void result(Object value, int count) {
    publish("execute_result", media(value).put("execution_count", count));
  }

  void error(ObjectNode error) {
    publish("error", error);
  }

  private void publish(String type, ObjectNode content) {
    flush();
    channel.publish(parent, type, content);
  }

  private void flush() {
    System.out.flush();
    System.err.flush();
    out.handOn();
    err.handOn();
  }

  private void status(String state) {
    channel.publish(parent, "status", object().put("execution_state", state));
  }

  private void stream(String name, String text) {
    channel.publish(parent, "stream", object().put("name", name).put("text", text));
  }

  private static ObjectNode media(Object value) {
    ObjectNode content = object();
    ObjectNode data = content.putObject("data").put("text/plain", String.valueOf(value));
    content.putObject("metadata");
    content.putObject("transient");
    if (value instanceof Media media) {
      media.byType().forEach(data::put);
    }
    return content;
  }

  /** A failed cell, in the format of replies and outputs. */
  static ObjectNode failed(CellFailure failure) {
    ObjectNode error = object().put("ename", failure.name()).put("evalue", failure.getMessage());
    ArrayNode trace = error.putArray("traceback");
    failure.trace().forEach(trace::add);
    return error;
  }

  private static ObjectNode object() {
    return Channel.JSON.createObjectNode();
  }
}
