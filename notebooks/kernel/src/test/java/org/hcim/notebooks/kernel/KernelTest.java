package org.hcim.notebooks.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class KernelTest {

  @TempDir private static Path folder;

  /** One life of a kernel in its own process; starting one takes longer than all it does. */
  @Test
  @Timeout(120)
  void answersRunsFailsIsInterruptedAndEnds() throws IOException, InterruptedException {
    try (var client = new Client(folder)) {
      assertThat(client.isAlive()).isTrue();
      greets(client);
      runsACell(client);
      failsACell(client);
      ignoresForgeries(client);
      isInterrupted(client);
      JsonNode bye = client.askControl("shutdown_request", nothing().put("restart", false));
      assertThat(bye.at("/header/msg_type").asText()).isEqualTo("shutdown_reply");
      assertThat(client.exitCode()).isZero();
    }
  }

  private static void greets(Client client) {
    JsonNode info = client.ask("kernel_info_request", nothing());

    assertThat(info.at("/header/msg_type").asText()).isEqualTo("kernel_info_reply");
    assertThat(info.at("/content/language_info/name").asText()).isEqualTo("java");
    client.published();
  }

  private static void runsACell(Client client) {
    JsonNode reply =
        client.execute(
            """
            import org.hcim.notebooks.show.*;
            System.out.println("printed");
            Notebook.display(new Html("<i>shown</i>"));
            System.out.print("rest");
            new Html("<b>result</b>")
            """);
    List<JsonNode> published = client.published();

    assertThat(reply.at("/content/status").asText()).isEqualTo("ok");
    assertThat(reply.at("/content/execution_count").asInt()).isEqualTo(1);
    assertThat(types(published))
        .containsExactly(
            "status",
            "execute_input",
            "stream",
            "display_data",
            "stream",
            "execute_result",
            "status");
    assertThat(published.get(2).at("/content/text").asText()).isEqualTo("printed\n");
    assertThat(published.get(3).at("/content/data").path("text/html").asText())
        .isEqualTo("<i>shown</i>");
    assertThat(published.get(5).at("/content/data").path("text/html").asText())
        .isEqualTo("<b>result</b>");
    assertThat(published)
        .allMatch(m -> m.at("/parent/msg_type").asText().equals("execute_request"));
  }

  private static void failsACell(Client client) {
    JsonNode reply = client.execute("int x = 1 / 0;");

    assertThat(reply.at("/content/status").asText()).isEqualTo("error");
    assertThat(reply.at("/content/ename").asText()).isEqualTo("ArithmeticException");
    assertThat(types(client.published())).contains("error");
  }

  private static void ignoresForgeries(Client client) {
    client.sendForged("execute_request", nothing().put("code", "int forged = 1;"));
    JsonNode reply = client.execute("forged");

    assertThat(reply.at("/content/ename").asText()).isEqualTo("CompilationError");
    client.published();
  }

  private static void isInterrupted(Client client) {
    client.send("execute_request", nothing().put("code", "while (true) Thread.sleep(10);"));
    JsonNode started = null;
    while (started == null || !types(List.of(started)).contains("execute_input")) {
      started = client.next();
    }
    JsonNode answer = client.askControl("interrupt_request", nothing());

    assertThat(answer.at("/header/msg_type").asText()).isEqualTo("interrupt_reply");
    assertThat(client.reply().at("/content/ename").asText()).isEqualTo("Interrupted");
    client.published();
    assertThat(client.execute("1 + 1").at("/content/status").asText()).isEqualTo("ok");
  }

  private static List<String> types(List<JsonNode> messages) {
    return messages.stream().map(m -> m.at("/header/msg_type").asText()).toList();
  }

  private static ObjectNode nothing() {
    return new ObjectMapper().createObjectNode();
  }
}
