package org.hcim.notebooks.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

class ChannelTest {

  private static final int REPLIES = 500;

  private final Signature signature = new Signature("secret");

  /** The kernel ends right after its last reply, which must not go down with it. */
  @Test
  void closingLosesNoReply() throws IOException {
    String address = "tcp://127.0.0.1:" + freePort();
    ObjectNode content = Channel.JSON.createObjectNode().put("text", "x".repeat(10_000));
    try (var context = new ZContext()) {
      ZMQ.Socket client = slow(context);
      var channel = new Channel(SocketType.ROUTER, address, signature);
      client.connect(address);
      request(client);
      Message request = channel.receive();
      for (int i = 0; i < REPLIES; i++) {
        channel.reply(request, "reply", content);
      }
      CompletableFuture<Void> closed = CompletableFuture.runAsync(channel::close);

      for (int i = 0; i < REPLIES; i++) {
        assertThat(receives(client)).as("reply %d arrives", i).isTrue();
      }
      assertThat(closed).succeedsWithin(Duration.ofSeconds(5));
    }
  }

  /** Leaves what it has not read yet with the sender. */
  private static ZMQ.Socket slow(ZContext context) {
    ZMQ.Socket client = context.createSocket(SocketType.DEALER);
    client.setRcvHWM(1);
    client.setReceiveTimeOut(3_000);
    return client;
  }

  private void request(ZMQ.Socket client) {
    List<byte[]> parts = List.of(json(), json(), json(), json());
    client.sendMore("<IDS|MSG>");
    client.sendMore(signature.of(parts));
    parts.subList(0, 3).forEach(client::sendMore);
    client.send(parts.get(3));
  }

  private static boolean receives(ZMQ.Socket client) {
    boolean isThere = client.recv() != null;
    while (isThere && client.hasReceiveMore()) {
      isThere = client.recv() != null;
    }
    return isThere;
  }

  private static byte[] json() {
    return "{}".getBytes(UTF_8);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
