package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hcim.importer.onnx.Model;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PocCommandTest {

  private static final String DESIGNS =
      """
      # a comment of the template
      sweep: few
      workloads: [resnet20]
      bundles: {readouts: [ternary, adc-sar-7, digital]}
      axes:
        xbar_rows: [32, 64]
      """;

  @TempDir private static Path folder;
  private static LineNetwork lines;
  private static Path designs;
  private static Path out;
  private static Terminal first;

  @BeforeAll
  static void run() throws IOException {
    lines = LineNetwork.in(folder);
    designs = Files.writeString(folder.resolve("designs.yaml"), DESIGNS);
    out = folder.resolve("out");
    first = poc(out);
  }

  private static Terminal poc(Path directory, Object... more) {
    return poc(directory, lines.options(), more);
  }

  private static Terminal poc(Path directory, List<Object> options, Object... more) {
    return Terminal.run(
        Stream.of(
                List.<Object>of("poc", lines.file(), "--out", directory),
                options,
                List.<Object>of("--designs", designs, "--images-limit", "100"),
                Arrays.asList(more))
            .flatMap(List::stream)
            .toArray());
  }

  private static List<String> csv(String query) {
    Terminal answered = Terminal.run("sql", out, query, "--format", "csv");
    assertThat(answered.code()).as(answered.err()).isZero();
    return answered.out().lines().skip(1).toList();
  }

  /** The command behind {@code [number/6]}, without {@code hcim}. */
  private static Object[] printed(int number) {
    String start = "[" + number + "/6] hcim ";
    return first
        .out()
        .lines()
        .filter(line -> line.startsWith(start))
        .map(line -> words(line.substring(start.length())).<Object>map(word -> word).toArray())
        .findFirst()
        .orElseThrow();
  }

  private static double printedTop1(String output, String readout) {
    Matcher matcher = Pattern.compile(readout + " ([0-9.]+) %").matcher(output);
    assertThat(matcher.find()).as(output).isTrue();
    return Double.parseDouble(matcher.group(1));
  }

  @Test
  void theAnswerNamesTheNetworkAndThePage() throws IOException {
    assertThat(first.code()).as(first.err()).isEqualTo(ExitCode.OK);
    Path page = out.resolve("report/index.html");
    assertThat(first.out()).contains("at most 4 points of accuracy loss", "report: " + page);
    String answer = first.out().lines().filter(line -> line.contains(" EDAP ")).toList().toString();
    assertThat(answer).contains(" net");
    assertThat(Files.readString(page)).contains("net");
  }

  /** Digital designs compute what the quantized network computes on the same images. */
  @Test
  void theSweepHasTheMeasuredAccuracy() {
    double ideal = printedTop1(first.out(), "ideal");
    assertThat(ideal).isGreaterThan(50);
    assertThat(
            csv(
                "SELECT DISTINCT round(accuracy_top1_pct, 2) = %s FROM results"
                        .formatted(String.format(Locale.ROOT, "%.2f", ideal))
                    + " WHERE readout = 'digital' AND workload = 'net'"))
        .containsExactly("true");
    assertThat(
            csv(
                "SELECT readout, count(*), count(accuracy_top1_pct) FROM results"
                    + " GROUP BY readout ORDER BY readout"))
        .containsExactly("digital,2,2", "sar,2,2", "ternary,2,2");
  }

  /** The first two printed commands, run elsewhere, write the same files. */
  @Test
  void printedCommandsDoTheSame() throws IOException {
    Path other = Files.createDirectory(folder.resolve("by_hand"));
    for (int number = 1; number <= 2; number++) {
      Object[] words = printed(number);
      Path file = Path.of(words[words.length - 1].toString());
      words[words.length - 1] = other.resolve(file.getFileName());

      Terminal byHand = Terminal.run(words);

      assertThat(byHand.code()).as(byHand.err()).isZero();
      assertThat(other.resolve(file.getFileName())).hasSameBinaryContentAs(file);
    }
    assertThat(Terminal.run(printed(4)).out()).contains("nothing to do");
    for (int number : new int[] {3, 5, 6}) {
      Terminal byHand = Terminal.run(printed(number));
      assertThat(byHand.code()).as(byHand.err()).isZero();
    }
  }

  @Test
  void aSecondRunSkipsWhatIsThereAndRepeatsWhatIsLost() throws IOException {
    Path directory = folder.resolve("again");
    Terminal before = poc(directory);
    assertThat(before.out()).as(before.err()).doesNotContain("unchanged");
    byte[] network = Files.readAllBytes(directory.resolve("net.hcimq"));

    Terminal again = poc(directory);

    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.out())
        .contains(
            "unchanged: " + directory.resolve("net.yaml"),
            "unchanged: " + directory.resolve("net.hcimq"),
            "unchanged: " + directory.resolve("poc.yaml"),
            "unchanged: 6 designs");
    assertThat(tail(again)).isEqualTo(tail(before));
    Files.write(directory.resolve("net.hcimq"), new byte[] {1});
    assertThat(poc(directory).out()).contains("written: " + directory.resolve("net.hcimq"));
    assertThat(directory.resolve("net.hcimq")).hasBinaryContent(network);
    Terminal other = poc(directory, "--weight-bits", "6");
    assertThat(other.out())
        .as(other.err())
        .contains("written: " + directory.resolve("net.hcimq"), "written: 6 designs");
  }

  /** The answer. */
  private static String tail(Terminal terminal) {
    return terminal.out().substring(terminal.out().indexOf("\nsweep "));
  }

  /** The network is as good as before, but its classes have other numbers than the images'. */
  @Test
  void aWrongOrderOfClassesHasNoWinnerWithinALossAndAWarning() throws IOException {
    Path directory = folder.resolve("wrong_order");
    List<Object> options = lines.withShiftedClasses(folder).options();
    Terminal guessed = poc(directory, options);
    String causes = "check mean and standard deviation, the channel order (rgb or bgr)";

    assertThat(guessed.code()).as(guessed.err()).isEqualTo(ExitCode.OK);
    assertThat(guessed.out())
        .containsSubsequence(
            "warning: accuracy losses are unknown: the reference classifies ",
            " of 100 test images correctly, not clearly above chance (10 classes: up to 19.00 %)",
            causes,
            "no design is known to be within this loss",
            "warning: the reference classifies",
            "at most 4 points of accuracy loss: net none known",
            "No design is known to be within this loss on net. Losses on net are unknown:",
            causes);
    String query =
        "SELECT count(*), count(accuracy_loss_points), count(accuracy_top1_pct),"
            + " count_if(accuracy_source LIKE 'calibrated:%; loss unknown: the reference%')"
            + " FROM results";
    assertThat(Terminal.run("sql", directory, query, "--format", "csv").out().lines().skip(1))
        .containsExactly("6,0,6,6");
    assertThat(tail(poc(directory, options))).isEqualTo(tail(guessed));
  }

  @Test
  void refusesMissingImagesAndWritesNothing() {
    Path directory = folder.resolve("no_images");

    Terminal missing =
        Terminal.run(
            "poc",
            lines.file(),
            "--input",
            "x=1x3x16x16",
            "--images",
            folder.resolve("none"),
            "--out",
            directory);

    assertThat(missing.code()).as(missing.err()).isEqualTo(ExitCode.USAGE);
    assertThat(missing.err()).contains("none");
    assertThat(directory).doesNotExist();
  }

  @Test
  void refusesALayerByNameAndWritesNothing() throws IOException {
    var model = new Model(17).input("x", 1, 3, 16, 16);
    String conv = model.node("Conv", "conv", List.of("x", model.weight("w", 4, 3, 3, 3)));
    String softsign = model.node("Softsign", "act", List.of(conv));
    String flat = model.node("Flatten", "flat", List.of(softsign));
    Path bad =
        model.write(
            Files.createDirectory(folder.resolve("bad")),
            model.node(
                "Gemm",
                "head",
                List.of(flat, model.weight("fc", 10, 784)),
                Model.integer("transB", 1)));
    Path directory = folder.resolve("bad_out");

    Terminal refused = Terminal.run("poc", bad, "--images", lines.images(), "--out", directory);

    assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("conv (product): Softsign (act) must be a ReLU");
    assertThat(directory).doesNotExist();
  }

  @Test
  void refusesDesignsThatSetTheBits() throws IOException {
    Path wrong =
        Files.writeString(folder.resolve("wrong.yaml"), DESIGNS + "fixed: {weight_bits: 8}\n");

    Terminal refused = poc(folder.resolve("wrong_out"), "--designs", wrong);

    assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
    assertThat(folder.resolve("wrong_out")).doesNotExist();
  }

  /** Words of a shell, of which some are in quotes. */
  static Stream<String> words(String command) {
    return Pattern.compile("\"[^\"]*\"|'[^']*'|\\S+")
        .matcher(command)
        .results()
        .map(word -> word.group().replaceAll("^([\"'])(.*)\\1$", "$2"));
  }
}
