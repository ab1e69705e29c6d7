package org.hcim.notebooks.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** Talks to a kernel in another process, as Jupyter would. */
final class Client implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE_MS = 60_000;

  private final ZContext context = new ZContext();
  private final int[] ports = ports();
  private final Signature signature = new Signature("secret");
  private final Process kernel;
  private final ZMQ.Socket shell;
  private final ZMQ.Socket control;
  private final ZMQ.Socket iopub;

  Client(Path folder) throws IOException {
    ObjectNode file = JSON.createObjectNode();
    file.put("transport", "tcp").put("ip", "127.0.0.1").put("key", "secret");
    file.put("signature_scheme", "hmac-sha256").put("kernel_name", "any");
    String[] names = {"shell_port", "iopub_port", "stdin_port", "control_port", "hb_port"};
    for (int i = 0; i < names.length; i++) {
      file.put(names[i], ports[i]);
    }
    Path connection = Files.writeString(folder.resolve("connection.json"), file.toString());
    kernel =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Kernel.class.getName(),
                connection.toString())
            .inheritIO()
            .start();
    shell = connect(SocketType.DEALER, ports[0]);
    control = connect(SocketType.DEALER, ports[3]);
    iopub = connect(SocketType.SUB, ports[1]);
    iopub.subscribe("");
  }

  /** Returns whether the kernel echoes. */
  boolean isAlive() {
    ZMQ.Socket heartbeat = connect(SocketType.REQ, ports[4]);
    heartbeat.send("ping");
    return "ping".equals(heartbeat.recvStr());
  }

  JsonNode ask(String type, ObjectNode content) {
    send(shell, type, content, signature);
    return receive(shell);
  }

  JsonNode askControl(String type, ObjectNode content) {
    send(control, type, content, signature);
    return receive(control);
  }

  void send(String type, ObjectNode content) {
    send(shell, type, content, signature);
  }

  JsonNode reply() {
    return receive(shell);
  }

  void sendForged(String type, ObjectNode content) {
    send(shell, type, content, new Signature("guess"));
  }

  JsonNode execute(String code) {
    return ask("execute_request", JSON.createObjectNode().put("code", code));
  }

  /** The messages published until the kernel was idle: type and content of each. */
  List<JsonNode> published() {
    List<JsonNode> published = new ArrayList<>();
    while (true) {
      JsonNode message = receive(iopub);
      published.add(message);
      if (message.at("/content/execution_state").asText().equals("idle")) {
        return published;
      }
    }
  }

  /** The next message that is published. */
  JsonNode next() {
    return receive(iopub);
  }

  int exitCode() throws InterruptedException {
    return kernel.waitFor();
  }

  @Override
  public void close() {
    kernel.destroyForcibly();
    context.close();
  }

  private ZMQ.Socket connect(SocketType type, int port) {
    ZMQ.Socket socket = context.createSocket(type);
    socket.setReceiveTimeOut(PATIENCE_MS);
    socket.connect("tcp://127.0.0.1:" + port);
    return socket;
  }

  private static void send(
      ZMQ.Socket socket, String type, ObjectNode content, Signature signature) {
    ObjectNode header =
        JSON.createObjectNode().put("msg_id", UUID.randomUUID().toString()).put("msg_type", type);
    List<byte[]> parts =
        List.of(
            header.toString().getBytes(UTF_8),
            "{}".getBytes(UTF_8),
            "{}".getBytes(UTF_8),
            content.toString().getBytes(UTF_8));
    socket.sendMore("<IDS|MSG>");
    socket.sendMore(signature.of(parts));
    parts.subList(0, 3).forEach(socket::sendMore);
    socket.send(parts.get(3));
  }

  private JsonNode receive(ZMQ.Socket socket) {
    List<byte[]> frames = new ArrayList<>();
    do {
      byte[] frame = socket.recv();
      if (frame == null) {
        throw new IllegalStateException("the kernel said nothing for a minute");
      }
      frames.add(frame);
    } while (socket.hasReceiveMore());
    List<byte[]> parts = frames.subList(frames.size() - 4, frames.size());
    if (!signature.fits(new String(frames.get(frames.size() - 5), UTF_8), parts)) {
      throw new IllegalStateException("a message is not signed");
    }
    try {
      ObjectNode message = JSON.createObjectNode();
      message.set("header", JSON.readTree(parts.get(0)));
      message.set("parent", JSON.readTree(parts.get(1)));
      message.set("content", JSON.readTree(parts.get(3)));
      return message;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int[] ports() {
    int[] ports = new int[5];
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int i = 0; i < ports.length; i++) {
        held.add(new ServerSocket(0));
        ports[i] = held.get(i).getLocalPort();
      }
      for (ServerSocket socket : held) {
        socket.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return ports;
  }
}
