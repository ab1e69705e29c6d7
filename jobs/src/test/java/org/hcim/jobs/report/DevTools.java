package org.hcim.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A connection to a page of Chromium by its DevTools protocol. */
final class DevTools implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final AtomicInteger lastId = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private WebSocket socket;

  private DevTools() {}

  /** Connects to the first page of the browser that listens on a port. */
  static DevTools ofFirstPage(String port) throws IOException, InterruptedException {
    HttpClient http = HttpClient.newHttpClient();
    URI list = URI.create("http://127.0.0.1:" + port + "/json/list");
    String pages =
        http.send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString())
            .body();
    String url = "";
    for (JsonNode target : JSON.readTree(pages)) {
      url =
          target.path("type").asText().equals("page")
              ? target.path("webSocketDebuggerUrl").asText()
              : url;
    }
    var tools = new DevTools();
    tools.socket =
        http.newWebSocketBuilder().buildAsync(URI.create(url), tools.new Messages()).join();
    return tools;
  }

  /** Calls a method of the protocol and returns its result. */
  synchronized JsonNode call(String method, Map<String, Object> parameters) {
    int id = lastId.incrementAndGet();
    var answer = new CompletableFuture<JsonNode>();
    answers.put(id, answer);
    try {
      socket
          .sendText(
              JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)),
              true)
          .join();
      JsonNode message = answer.get(Browser.PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (message.has("error")) {
        throw new IllegalStateException(method + ": " + message.get("error"));
      }
      return message.path("result");
    } catch (IOException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(method, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(method, e);
    }
  }

  /** Errors and warnings that the page logged or threw, its policy's among them. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Addresses that the page asked for. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** Forgets complaints and requests. */
  void forget() {
    complaints.clear();
    requests.clear();
  }

  @Override
  public void close() {
    socket.abort();
  }

  private void hear(JsonNode message) {
    JsonNode about = message.path("params");
    switch (message.path("method").asText()) {
      case "Runtime.exceptionThrown" -> complaints.add(about.path("exceptionDetails").toString());
      case "Log.entryAdded" -> complaints.add(about.path("entry").toString());
      case "Runtime.consoleAPICalled" -> complaints.add(about.toString());
      case "Network.requestWillBeSent" -> requests.add(about.path("request").path("url").asText());
      default -> {
        CompletableFuture<JsonNode> answer = answers.remove(message.path("id").asInt());
        if (answer != null) {
          answer.complete(message);
        }
      }
    }
  }

  /** Puts messages together, as they come in pieces. */
  private final class Messages implements WebSocket.Listener {

    private final StringBuilder pieces = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence piece, boolean last) {
      pieces.append(piece);
      if (last) {
        try {
          hear(JSON.readTree(pieces.toString()));
        } catch (IOException e) {
          complaints.add(e.toString());
        }
        pieces.setLength(0);
      }
      from.request(1);
      return null;
    }
  }
}
