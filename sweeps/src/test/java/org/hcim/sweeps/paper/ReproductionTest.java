package org.hcim.sweeps.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.cost.NetworkProfile;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.technology.Constant;
import org.hcim.accelerator.technology.ConstantRange;
import org.hcim.accelerator.technology.Constants;
import org.hcim.sweeps.paper.Comparison.Verdict;
import org.hcim.sweeps.paper.Published.Role;
import org.hcim.sweeps.spec.SweepSpec;
import org.hcim.sweeps.spec.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReproductionTest {

  private static List<Comparison> comparisons() {
    return Reproduction.of(CostModel.cited());
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void everyPublishedNumberIsWithinItsAimOrReviewed(Comparison comparison) {
    assertThat(comparison.modeled()).isFinite();
    assertThat(comparison.verdict().fails()).isFalse();
  }

  /** Who sweeps the paper's designs finds the numbers of the reproduction. */
  @Test
  void theShippedSpecCountsWhatTheReproductionCounts() {
    SweepSpec spec = SweepSpec.load(Path.of("paper.yaml"));
    Map<Constant, Double> replaced = new EnumMap<>(Constant.class);
    spec.constants()
        .forEach((name, value) -> replaced.put(Constant.named(name).orElseThrow(), value));
    CostModel swept = CostModel.with(Constants.cited().with(replaced));
    CostModel reproduced = PaperDesigns.withoutPeriphery(CostModel.cited());

    Set<DesignPoint> points = new HashSet<>();
    for (long index = 0; index < spec.space().size(); index++) {
      points.add(DesignPoint.of(spec.space().point(index)));
    }
    for (String subject : List.of("A", "B", "binary", "sar7", "sar6", "flash4")) {
      DesignPoint design = PaperDesigns.of(subject);
      assertThat(points).as(subject).contains(design);
      for (Workload workload : spec.workloads()) {
        NetworkProfile network = NetworkProfile.of(workload.network());
        assertThat(swept.evaluate(design, network).totals())
            .isEqualTo(reproduced.evaluate(design, network).totals());
      }
    }
  }

  /** A reviewed number that is within the aim again has nothing left to explain. */
  @ParameterizedTest
  @MethodSource("comparisons")
  void whatIsBeyondTheAimSaysWhatIsKnown(Comparison comparison) {
    Published published = comparison.published();
    boolean isUnexplained = comparison.verdict() == Verdict.UNEXPLAINED;

    assertThat(published.reviewed().isPresent()).isEqualTo(isUnexplained);
    assertThat(published.why().length() > 20).isEqualTo(isUnexplained);
  }

  @Test
  void everyTableFigureAndBarOfThePaperIsThere() {
    List<Published> all = Published.all();

    assertThat(all).hasSize(88);
    assertThat(all)
        .extracting(Published::place)
        .containsOnly(
            "Table 1",
            "Table 3",
            "sparsity curve",
            "energy bars",
            "latency x area bars",
            "Fig. 1",
            "text",
            "ResNet-18 EDAP");
    assertThat(all.stream().filter(p -> p.place().equals("energy bars"))).hasSize(4 * 6);
    assertThat(all.stream().filter(p -> p.place().equals("latency x area bars"))).hasSize(4 * 6);
  }

  @Test
  void theTableCountsWhatItShows() {
    List<Comparison> comparisons = comparisons();
    List<Comparison> predicted =
        comparisons.stream().filter(c -> c.published().role() == Role.PREDICTED).toList();
    String table = ReproductionTable.markdown(comparisons);

    assertThat(table)
        .contains(
            "Of %d predicted numbers, %d are within their aim."
                .formatted(predicted.size(), count(predicted, Verdict.WITHIN_AIM)));
    assertThat(table.lines().filter(line -> line.endsWith("| unexplained |")))
        .hasSize((int) count(comparisons, Verdict.UNEXPLAINED));
    assertThat(table.lines().filter(line -> line.startsWith("|"))).hasSize(88 + 2);
  }

  @Test
  void theDocumentationSaysHowManyAreWithinTheirAim() throws IOException {
    List<Comparison> predicted =
        comparisons().stream().filter(c -> c.published().role() == Role.PREDICTED).toList();

    assertThat(page())
        .contains(
            "With model %s, of %d predicted numbers %d are within their aim and %d are unexplained"
                .formatted(
                    CostModel.VERSION,
                    predicted.size(),
                    count(predicted, Verdict.WITHIN_AIM),
                    count(predicted, Verdict.UNEXPLAINED)));
  }

  private static long count(List<Comparison> comparisons, Verdict verdict) {
    return comparisons.stream().filter(comparison -> comparison.verdict() == verdict).count();
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("../docs/reproduction.md"));
  }

  /**
   * Each constant at twice its value, or half of it if twice is too high, trips a row, or the page
   * lists it as untested.
   */
  @Test
  void aDoubledConstantIsNoticedOrListed() throws IOException {
    var unnoticed = new TreeSet<String>();
    for (Constant constant : Constant.values()) {
      double value = Constants.cited().get(constant);
      double doubled = value == 0 ? 1 : 2 * value;
      boolean isAccepted = ConstantRange.of(constant).contains(doubled);
      var changed = Constants.cited().with(Map.of(constant, isAccepted ? doubled : value / 2));
      if (Reproduction.of(CostModel.with(changed)).stream()
          .noneMatch(comparison -> comparison.verdict().fails())) {
        unnoticed.add(constant.key());
      }
    }
    Matcher listed =
        Pattern.compile("(?s)Constants that no published number tests:\n\n(.*?)\n\n")
            .matcher(page());
    assertThat(listed.find()).isTrue();
    assertThat(Pattern.compile("`([a-z0-9_]+)`").matcher(listed.group(1)).results())
        .extracting(result -> result.group(1))
        .containsExactlyElementsOf(unnoticed);
  }

  @ParameterizedTest
  @CsvSource({
    "rounding, 0.90, 0.8950, true",
    "rounding, 0.90, 0.8949, false",
    "rounding, 15, 15.5, true",
    "rounding, 15, 15.51, false",
    "10%, 2.0, 2.19, true",
    "10%, 2.0, 1.79, false",
    "250%, 2.0, 6.9, true",
    "2x, 2.0, 3.99, true",
    "2x, 2.0, 1.01, true",
    "2x, 2.0, 4.01, false",
    "2x, 2.0, 0.99, false",
  })
  void marginsAreHalfADigitAShareOrAFactor(
      String margin, String printed, double modeled, boolean in) {
    assertThat(Margin.parse(margin).admits(new PrintedNumber(printed), modeled)).isEqualTo(in);
  }
}
