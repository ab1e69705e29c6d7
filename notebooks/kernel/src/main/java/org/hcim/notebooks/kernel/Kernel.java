package org.hcim.notebooks.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * The kernel's process: its sockets, with one thread for each that must respond while a cell runs.
 */
public final class Kernel {

  private final Connection connection;
  private final Signature signature;
  private final Shell shell = new Shell();

  private Kernel(Connection connection) {
    this.connection = connection;
    this.signature = new Signature(connection.key());
  }

  /** Runs until a client requests shutdown; the argument is the connection file. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      System.err.println("usage: Kernel CONNECTION_FILE; Jupyter runs it, see notebooks/README.md");
      System.exit(2);
    }
    new Kernel(Connection.read(Path.of(arguments[0]))).run();
  }

  private void run() {
    var publisher = new Publisher(bind(SocketType.PUB, connection.iopubPort()));
    var requests = new Requests(shell, publisher);
    bind(SocketType.ROUTER, connection.stdinPort()); // the kernel never prompts for input
    Channel shellChannel = bind(SocketType.ROUTER, connection.shellPort());
    background("heartbeat", this::beat);
    background("control", this::control);
    publisher.takeOutput();
    while (true) {
      serve(shellChannel, requests, publisher);
    }
  }

  private void serve(Channel channel, Requests requests, Publisher publisher) {
    Message request = channel.receive();
    publisher.begin(request.header());
    if (request.type().equals("shutdown_request")) {
      shutDown(channel, request);
    }
    Optional<ObjectNode> answer = requests.answer(request);
    answer.ifPresent(content -> channel.reply(request, replyType(request), content));
    publisher.end();
  }

  private void control() {
    Channel channel = bind(SocketType.ROUTER, connection.controlPort());
    while (true) {
      Message request = channel.receive();
      if (request.type().equals("shutdown_request")) {
        shutDown(channel, request);
      } else if (request.type().equals("interrupt_request")) {
        shell.interrupt();
        channel.reply(request, replyType(request), ok());
      }
    }
  }

  private void shutDown(Channel channel, Message request) {
    ObjectNode reply = ok().put("restart", request.content().path("restart").asBoolean());
    channel.reply(request, replyType(request), reply);
    shell.interrupt();
    channel.close();
    System.exit(0);
  }

  /** Echoes every message, which shows the client that the process is alive. */
  private void beat() {
    try (var context = new ZContext()) {
      ZMQ.Socket socket = context.createSocket(SocketType.REP);
      socket.bind(connection.address(connection.hbPort()));
      while (true) {
        socket.send(socket.recv());
      }
    }
  }

  private Channel bind(SocketType type, int port) {
    return new Channel(type, connection.address(port), signature);
  }

  private static void background(String name, Runnable loop) {
    var thread = new Thread(loop, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static String replyType(Message request) {
    return request.type().replace("_request", "_reply");
  }

  private static ObjectNode ok() {
    return Channel.JSON.createObjectNode().put("status", "ok");
  }
}
