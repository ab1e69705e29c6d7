package org.hcim.notebooks.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.hcim.notebooks.show.Charts;
import org.hcim.notebooks.show.Figure;
import org.junit.jupiter.api.Test;

class NotebookCheckTest {

  private static final String TEXT = output("\"text/plain\": [\"1\\n\", \"2\"]");

  private static String output(String data) {
    return "{\"output_type\": \"execute_result\", \"data\": {" + data + "}}";
  }

  private static JsonNode notebook(String count, String tags, String outputs) throws IOException {
    return new ObjectMapper()
        .readTree(
            """
            {"cells": [
              {"cell_type": "markdown", "source": "text"},
              {"cell_type": "code", "execution_count": %s, "metadata": {"tags": [%s]}, "outputs": [%s]}
            ]}
            """
                .formatted(count, tags, outputs));
  }

  @Test
  void equalTextsAreWell() throws IOException {
    assertThat(
            NotebookCheck.problems(
                notebook("null", "", TEXT), notebook("1", "", output("\"text/plain\": \"1\\n2\""))))
        .isEmpty();
  }

  @Test
  void whatIsWrongIsSaid() throws IOException {
    JsonNode committed = notebook("1", "", TEXT);

    assertThat(NotebookCheck.problems(committed, notebook("null", "", TEXT)))
        .containsExactly("cell 2 did not run");
    assertThat(NotebookCheck.problems(committed, notebook("1", "", "")))
        .containsExactly("cell 2 shows 0 things, not 1");
    assertThat(
            NotebookCheck.problems(committed, notebook("1", "", output("\"text/plain\": \"3\""))))
        .containsExactly("cell 2, output 1 is\n3\nnot\n1\n2");
    assertThat(NotebookCheck.problems(committed, notebook("1", "", output("\"text/html\": \"3\""))))
        .containsExactly("cell 2, output 1 has [text/html], not [text/plain]");
    String error = "{\"output_type\": \"error\", \"evalue\": \"no tiles\"}";
    assertThat(NotebookCheck.problems(committed, notebook("1", "", error)))
        .containsExactly("cell 2, output 1 failed: no tiles");
  }

  @Test
  void volatileCellsMayShowOtherTexts() throws IOException {
    JsonNode other = notebook("1", "\"volatile\"", output("\"text/plain\": \"3\""));

    assertThat(NotebookCheck.problems(notebook("1", "", TEXT), other)).isEmpty();
  }

  @Test
  void picturesMustShowSomething() throws IOException {
    var chart = Charts.lines("t", "x", "y");
    chart.addSeries("s", new double[] {1, 2}, new double[] {1, 2});
    String png = Figure.of("f", chart).base64();
    var blank =
        new java.awt.image.BufferedImage(300, 300, java.awt.image.BufferedImage.TYPE_INT_RGB);
    var bytes = new java.io.ByteArrayOutputStream();
    javax.imageio.ImageIO.write(blank, "png", bytes);
    String empty = java.util.Base64.getEncoder().encodeToString(bytes.toByteArray());

    assertThat(pictures(png)).isEmpty();
    assertThat(pictures(empty)).containsExactly("cell 2, output 1 is empty");
    assertThat(pictures("AAAA")).containsExactly("cell 2, output 1 is not a picture");
  }

  private static java.util.List<String> pictures(String png) throws IOException {
    JsonNode notebook = notebook("1", "", output("\"image/png\": \"" + png + "\""));
    return NotebookCheck.problems(notebook, notebook);
  }
}
