package org.hcim.sweeps.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hcim.sweeps.yaml.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b\n1,2\n3,4\n",
        "a,b\r\n1,2\r\n3,4\r\n",
        "a,b\r1,2\r3,4",
        "a;b\n1;2\n3;4",
        "a\tb\n1\t2\n3\t4",
        BYTE_ORDER_MARK + "a,b\n1,2\n3,4\n",
        BYTE_ORDER_MARK + "\"a\";\"b\"\r\n\"1\";\"2\"\r\n3;4\r\n",
        "# from a spreadsheet; a, b\n\n\"a\",b\n\n1,\"2\"\n# next\n3,4\n\n\n",
      })
  void formsOfOneTableAreRead(String text) throws IOException {
    assertThat(texts(text)).containsExactly(List.of("1", "2"), List.of("3", "4"));
  }

  @Test
  void quotesKeepSeparatorsQuotesAndLineBreaks() throws IOException {
    assertThat(texts("a,b\n\"x,\"\"y\"\"\",\"1\r\n2\"\n\"\",\n"))
        .containsExactly(List.of("x,\"y\"", "1\r\n2"), List.of("", ""));
  }

  @Test
  void fieldsKnowTheirPlace() throws IOException {
    CsvFile file = open("# first\na,b,c\n\n\"x\r\ny\",\"\"\"\",z\n", new Problems());
    assertThat(file.next().orElseThrow().fields())
        .extracting(field -> field.at().toString())
        .containsExactly("p.csv:4:1", "p.csv:5:4", "p.csv:5:9");
  }

  private static Stream<Arguments> malformed() {
    return Stream.of(
        arguments("", "p.csv:1:1: empty file; the first line names the columns"),
        arguments("\n# a,b\n", "p.csv:1:1: empty file; the first line names the columns"),
        arguments(
            "a,b\n1,\"2\n3,4\n",
            "p.csv:2:3: quote without an end; close the field with a second quote"),
        arguments("\"", "p.csv:1:1: quote without an end; close the field with a second quote"),
        arguments(
            "a,b\n1,2\"\"3\n",
            "p.csv:2:4: quote in an unquoted field;"
                + " put the whole field in quotes and double those inside it"),
        arguments(
            "a,b\n\"1\"2,3\n4\n",
            "p.csv:2:4: text behind a closing quote; a quote inside a field is doubled\n"
                + "p.csv:3:1: 1 field; the header has 2, separated by commas"),
        arguments(
            "a;b\n1,2\n1;2;3\n",
            "p.csv:2:1: 1 field; the header has 2, separated by semicolons\n"
                + "p.csv:3:1: 3 fields; the header has 2, separated by semicolons"),
        arguments(
            "a,b;c\n", "p.csv:1:3: both commas and semicolons; one character separates all fields"),
        arguments("a,b\n1,\0\n", "p.csv:2:3: control character U+0000"),
        arguments("a,b\n1,\u200B2\n", "p.csv:2:3: invisible character U+200B; delete it"),
        arguments("a,b\n1,\u00A02\n", "p.csv:2:3: unusual space U+00A0; write a plain space"),
        arguments(
            "a,b\n1,\uFEFF2\n", "p.csv:2:3: byte order mark (U+FEFF) inside the text; delete it"),
        arguments("a\n" + "x".repeat(20_001), "p.csv:2:1: line longer than 20000 characters"));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void malformedFilesAreRefusedWithTheirPlace(String text, String message) {
    assertThatThrownBy(() -> texts(text)).hasMessage(message);
  }

  @Test
  void otherEncodingsAreRefused() {
    assertThatThrownBy(() -> read("a\n1\n".getBytes(StandardCharsets.UTF_16)))
        .hasMessage("p.csv:1:1: UTF-16; save the file as UTF-8");
    assertThatThrownBy(() -> read("a,b\n1,\u00e4\n".getBytes(StandardCharsets.ISO_8859_1)))
        .hasMessage("p.csv:2:3: not UTF-8; save the file as UTF-8");
  }

  /** Longer than what the parser holds of one field by default. */
  @Test
  void quoteThatSwallowsALargeFileIsLocated() {
    assertThatThrownBy(() -> texts("a,b\n1,\"" + "1,2\n".repeat(5_000_000)))
        .hasMessage("p.csv:2:3: quote without an end; close the field with a second quote");
  }

  @Test
  void largeFilesAreRefused() {
    assertThatThrownBy(() -> read(new byte[CsvFile.MAX_BYTES + 1]))
        .hasMessage("p.csv:1:1: larger than 64 MiB");
  }

  private List<List<String>> texts(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<List<String>> read(byte[] bytes) throws IOException {
    var problems = new Problems();
    CsvFile file = open(bytes, problems);
    List<List<String>> rows = new ArrayList<>();
    for (Optional<CsvRecord> next = file.next(); next.isPresent(); next = file.next()) {
      rows.add(next.get().fields().stream().map(CsvField::text).toList());
    }
    problems.throwIfAny();
    return rows;
  }

  private CsvFile open(String text, Problems problems) throws IOException {
    return open(text.getBytes(StandardCharsets.UTF_8), problems);
  }

  private CsvFile open(byte[] bytes, Problems problems) throws IOException {
    return CsvFile.open("p.csv", Files.write(folder.resolve("p.csv"), bytes), problems);
  }
}
