package org.hcim.notebooks.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** One socket, and the message format on it. */
final class Channel implements AutoCloseable {

  static final ObjectMapper JSON = new ObjectMapper();

  private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(UTF_8);
  private static final String PROTOCOL = "5.3";
  private static final String SESSION = UUID.randomUUID().toString();

  private static final int LINGER_MS = 5_000;

  /** A separate context, so closing it does not wait for another thread's socket. */
  private final ZContext context = new ZContext();

  private final ZMQ.Socket socket;
  private final Signature signature;

  Channel(SocketType type, String address, Signature signature) {
    context.setLinger(LINGER_MS);
    this.socket = context.createSocket(type);
    this.signature = signature;
    socket.bind(address);
  }

  /** The next message with a valid signature. */
  Message receive() {
    while (true) {
      List<byte[]> frames = new ArrayList<>();
      do {
        frames.add(socket.recv());
      } while (socket.hasReceiveMore());
      int delimiter = delimiter(frames);
      if (delimiter >= 0 && frames.size() >= delimiter + 6) {
        List<byte[]> parts = frames.subList(delimiter + 2, delimiter + 6);
        if (signature.fits(new String(frames.get(delimiter + 1), UTF_8), parts)) {
          return message(List.copyOf(frames.subList(0, delimiter)), parts);
        }
      }
    }
  }

  /** Replies to a message on this socket, from which it came. */
  void reply(Message request, String type, ObjectNode content) {
    send(request.identities(), request.header(), type, content);
  }

  /** Closes the socket; returns when all messages have been sent, or after five seconds. */
  @Override
  public void close() {
    context.close();
  }

  /** Publishes a message to all subscribers. */
  void publish(JsonNode parent, String type, ObjectNode content) {
    send(List.of(type.getBytes(UTF_8)), parent, type, content);
  }

  private synchronized void send(
      List<byte[]> identities, JsonNode parent, String type, ObjectNode content) {
    List<byte[]> parts =
        List.of(bytes(header(type)), bytes(parent), bytes(JSON.createObjectNode()), bytes(content));
    identities.forEach(socket::sendMore);
    socket.sendMore(DELIMITER);
    socket.sendMore(signature.of(parts));
    parts.subList(0, 3).forEach(socket::sendMore);
    socket.send(parts.get(3));
  }

  private static ObjectNode header(String type) {
    return JSON.createObjectNode()
        .put("msg_id", UUID.randomUUID().toString())
        .put("session", SESSION)
        .put("username", "kernel")
        .put("date", Instant.now().toString())
        .put("msg_type", type)
        .put("version", PROTOCOL);
  }

  private static int delimiter(List<byte[]> frames) {
    for (int i = 0; i < frames.size(); i++) {
      if (java.util.Arrays.equals(frames.get(i), DELIMITER)) {
        return i;
      }
    }
    return -1;
  }

  private static Message message(List<byte[]> identities, List<byte[]> parts) {
    try {
      return new Message(
          identities,
          JSON.readTree(parts.get(0)),
          JSON.readTree(parts.get(1)),
          (ObjectNode) JSON.readTree(parts.get(3)));
    } catch (IOException e) {
      throw new UncheckedIOException("a signed message is not JSON", e);
    }
  }

  private static byte[] bytes(JsonNode node) {
    return node.toString().getBytes(UTF_8);
  }
}
