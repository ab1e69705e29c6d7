package org.hcim.jobs.store;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that ignores the conditions of puts: takes them from requests and passes these on. */
final class UnconditionalFront implements AutoCloseable {

  private static final String CONDITION = "if-none-match";

  /** Headers that the client or the server of this process writes. */
  private static final Set<String> OF_A_CONNECTION =
      Set.of("connection", "expect", "host", "transfer-encoding", "upgrade");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger conditions = new AtomicInteger();
  private final HttpServer server;
  private final int target;

  private UnconditionalFront(HttpServer server, int target) {
    this.server = server;
    this.target = target;
  }

  /** Starts a front of the server at a port. */
  static UnconditionalFront of(int target) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var front = new UnconditionalFront(server, target);
    server.createContext("/", front::pass);
    server.setExecutor(front.threads);
    server.start();
    return front;
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Puts that came with the condition that no such object exists. */
  int conditions() {
    return conditions.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpResponse<byte[]> answer = client.send(request(exchange), BodyHandlers.ofByteArray());
      exchange.getResponseHeaders().putAll(passed(answer.headers().map()));
      byte[] body = answer.body();
      exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the server stops");
    }
  }

  private HttpRequest request(HttpExchange exchange) throws IOException {
    var headers = passed(exchange.getRequestHeaders());
    headers.remove("content-length");
    if (headers.remove(CONDITION) != null) {
      conditions.incrementAndGet();
    }
    var uri = URI.create("http://127.0.0.1:" + target + exchange.getRequestURI());
    var body = BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes());
    var request = HttpRequest.newBuilder(uri).method(exchange.getRequestMethod(), body);
    headers.forEach((name, values) -> values.forEach(value -> request.header(name, value)));
    return request.build();
  }

  private static Map<String, List<String>> passed(Map<String, List<String>> headers) {
    var passed = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    passed.putAll(headers);
    OF_A_CONNECTION.forEach(passed::remove);
    return passed;
  }
}
