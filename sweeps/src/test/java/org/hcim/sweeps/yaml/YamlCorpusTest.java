package org.hcim.sweeps.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents that a strict reader refuses, quickly and with the place. */
class YamlCorpusTest {

  private static final Duration SOON = Duration.ofSeconds(2);

  private static Stream<Arguments> corpus() {
    return Stream.of(
        arguments("anchor", "a: &x 1", "x.yaml:1:4: a: anchors (&name) are not supported"),
        arguments(
            "recursive",
            "a: &x\n  b: *x",
            "x.yaml:1:4: a: anchors (&name) are not supported\n"
                + "x.yaml:2:6: a.b: aliases (*name) are not supported; write the value out"),
        arguments("tag", "a: !!int '1'", "x.yaml:1:4: a: tags (!name) are not supported"),
        arguments(
            "constructor",
            "a: !!javax.script.ScriptEngineManager [1]",
            "x.yaml:1:4: a: tags (!name) are not supported"),
        arguments("local tag", "a: !x {b: 1}", "x.yaml:1:4: a: tags (!name) are not supported"),
        arguments("duplicate key", "a: 1\nb: {c: 1, c: 2}", "x.yaml:2:11: b.c: duplicate key"),
        arguments(
            "merge",
            "a: {<<: {b: 1}}",
            "x.yaml:1:5: a: merge keys (<<) are not supported; write the values out"),
        arguments(
            "several documents",
            "a: 1\n---\nb: 2",
            "x.yaml:2:1: several documents; a file contains one document"),
        arguments("empty", "", "x.yaml:1:1: empty document"),
        arguments("comment only", "# nothing\n", "x.yaml:1:1: empty document"),
        arguments("directive", "%YAML 1.1\n---\na: 1", "x.yaml:1:1: directives are not supported"),
        arguments("NUL", "a: 1\nb: \0", "x.yaml:2:4: control character U+0000"),
        arguments("escaped NUL", "a: \"\\0\"", "x.yaml:1:4: a: control character in text"),
        arguments(
            "byte order mark inside",
            "a: 1\n\uFEFFb: 1",
            "x.yaml:2:1: byte order mark (U+FEFF) inside the text; delete it"),
        arguments(
            "invisible", "a:\r\n  b\u200B: 1", "x.yaml:2:4: invisible character U+200B; delete it"),
        arguments(
            "unusual space",
            "a:\r\u00A0b: 1",
            "x.yaml:2:1: unusual space U+00A0; write a plain space"),
        arguments(
            "number as key",
            "1: a",
            "x.yaml:1:1: a key must be text; quote it if it is meant to be"),
        arguments(
            "list as key",
            "? [a]\n: b",
            "x.yaml:1:3: a key must be text; quote it if it is meant to be"),
        arguments("deep", "[".repeat(10_000), "x.yaml:1:21: nested deeper than 20 levels"),
        arguments("4 MB", "a: " + "x".repeat(4 << 20), "x.yaml:1:1: larger than 1 MiB"),
        arguments(
            "not YAML",
            "a: [1, 2",
            "x.yaml:1:9: not YAML; expected ',' or ']', but got <stream end>"),
        arguments(
            "tab",
            "a:\n\tb: 1",
            "x.yaml:2:1: not YAML; found character '\\t(TAB)' that cannot start any token."
                + " (Do not use \\t(TAB) for indentation)"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("corpus")
  void isRefused(String kind, String document, String message) {
    assertThat(refusal(document.getBytes(UTF_8))).as(kind).hasMessage(message);
  }

  @Test
  void bombIsRefusedWithoutBeingExpanded() {
    var bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append(String.format("a%d: &a%d [*a%d, *a%d]%n", i, i, i - 1, i - 1));
    }
    assertThat(refusal(bomb.toString().getBytes(UTF_8)).problems())
        .hasSizeGreaterThan(100)
        .first()
        .hasToString("x.yaml:1:5: a0: anchors (&name) are not supported");
  }

  @Test
  void manyProblemsAreCutOff() {
    assertThat(refusal("- !x y\n".repeat(20_000).getBytes(UTF_8)).problems()).hasSize(101);
  }

  @Test
  void hugeDocumentIsRefusedInTime() {
    assertThat(refusal("- 1\n".repeat(250_000).getBytes(UTF_8)))
        .hasMessage("x.yaml:100000:3: more than 100000 keys and values");
    assertThat(refusal(("a: [" + "1, ".repeat(300_000) + "1]").getBytes(UTF_8)))
        .hasMessage("x.yaml:1:1: line longer than 20000 characters");
  }

  @Test
  void wrongBytesAreLocated() {
    byte[] bytes = "a: 1\nb: \u00e9".getBytes(UTF_8);
    bytes[bytes.length - 1] = 'x';
    assertThat(refusal(bytes)).hasMessage("x.yaml:2:4: not UTF-8; save the file as UTF-8");
  }

  @Test
  void byteOrderMarkAtTheStartIsSkipped() {
    Node.Mapping top = (Node.Mapping) YamlReader.read("x.yaml", "\uFEFFa: 1".getBytes(UTF_8));
    assertThat(top.entry("a").orElseThrow().at()).hasToString("x.yaml:1:1");
  }

  @Test
  void keysAndValuesKnowTheirPlace() {
    Node.Mapping top =
        (Node.Mapping) YamlReader.read("x.yaml", "a:\n  - b: [1,\n        two]\n".getBytes(UTF_8));
    Node.Mapping item = (Node.Mapping) ((Node.Sequence) top.get("a").orElseThrow()).items().get(0);
    Node.Sequence list = (Node.Sequence) item.get("b").orElseThrow();
    assertThat(item.entry("b").orElseThrow().at()).hasToString("x.yaml:2:5");
    assertThat(list.items().get(1).at()).hasToString("x.yaml:3:9");
  }

  private static SpecException refusal(byte[] document) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime(); // other builds may share the machine
    SpecException refusal =
        catchThrowableOfType(SpecException.class, () -> YamlReader.read("x.yaml", document));
    assertThat(refusal).isNotNull();
    assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start)).isLessThan(SOON);
    return refusal;
  }
}
