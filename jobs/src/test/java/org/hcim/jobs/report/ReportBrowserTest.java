package org.hcim.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hcim.sweeps.shipped.ShippedNetworks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a headless Chromium; skipped where there is none. */
class ReportBrowserTest {

  private static final String CARD_IS_OPEN = "document.getElementById('card').open";

  @TempDir private static Path directory;
  private static Browser browser;
  private static Path page;
  private static Path hostile;

  @BeforeAll
  static void open() throws IOException, InterruptedException {
    assumeTrue(
        Browser.executable().isPresent(),
        "no Chromium: set CHROMIUM to its path to run the page's tests");
    page = directory.resolve("index.html");
    hostile = directory.resolve("hostile.html");
    Files.writeString(page, ReportPage.html(SmallSweep.data(), java.util.List.of()));
    Files.writeString(hostile, HostileReport.report().html());
    browser = Browser.open();
  }

  @AfterAll
  static void close() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void load() {
    browser.show(1280, 900, false);
    browser.go(page);
  }

  @Test
  void isDrawnWithoutComplaintsOrRequests() {
    assertThat(
            browser.value("document.querySelectorAll('svg.scatter .mark.frontier').length").asInt())
        .isPositive();
    assertThat(browser.value("document.querySelectorAll('.lines path').length").asInt())
        .isPositive();
    assertThat(browser.value("document.querySelectorAll('.strip').length").asInt()).isPositive();
    assertThat(browser.value("document.querySelector('h1').textContent").asText()).contains("EDAP");
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests()).isEmpty();
  }

  /** Every point is drawn, unknown accuracy in its strip; the first chart is of accuracy. */
  @Test
  void accuracyAgainstEnergyIsTheFirstChart() {
    assertThat(browser.value("document.querySelector('main svg').closest('section').id").asText())
        .isEqualTo("accuracy");
    assertThat(browser.value("document.querySelectorAll('#accuracy g .mark').length").asInt())
        .isEqualTo(SmallSweep.data().accuracies().size());
    assertThat(browser.value("document.getElementById('accuracy').textContent").asText())
        .contains(
            "accuracy unknown",
            "at most 4 points of loss",
            "ideal readout: " + idealPct() + " % (trained); 92.26 % (published)");
    assertThat(browser.value("document.getElementById('answer').textContent").asText())
        .contains("With at most 4 points of accuracy loss", "Accuracy ignored: ");
    assertThat(browser.value("document.getElementById('profiles').hidden").asBoolean()).isTrue();
  }

  /** Of the network that ships; the other one is that of the paper's 7-bit ADC. */
  private static double idealPct() {
    return ShippedNetworks.builtIn().require("resnet20_cifar10-ideal").reached().top1Pct();
  }

  /** One gate has nothing to compare, which does not change a pass. */
  @Test
  void aPassNamesTheGatesThatDoNotPass() throws IOException {
    Path other = directory.resolve("not-comparable.html");
    Files.writeString(
        other,
        Files.readString(page)
            .replaceFirst(
                "\"gate\":\"failures\",\"outcome\":\"[A-Z]+\"",
                "\"gate\":\"failures\",\"outcome\":\"NOT_COMPARABLE\""));
    browser.go(other);

    assertThat(browser.value("document.querySelector('.verdict-text').textContent").asText())
        .contains(" gates pass (failures: not comparable): ", " rows verified, ");
  }

  @Test
  void nothingIsWiderThanAPhone() {
    for (int width : new int[] {1280, 375}) {
      browser.show(width, 900, true);
      browser.go(page);

      assertThat(browser.value("document.documentElement.scrollWidth").asInt()).isEqualTo(width);
    }
  }

  @Test
  void themesFollowTheSystemUntilTheButtonIsPressed() {
    String paper = "getComputedStyle(document.body).backgroundColor";
    String light = browser.value(paper).asText();
    browser.show(1280, 900, true);
    String dark = browser.value(paper).asText();
    browser.value("document.getElementById('theme').click()");

    assertThat(dark).isNotEqualTo(light);
    assertThat(browser.value(paper).asText()).isEqualTo(light);
    browser.value(
        "document.getElementById('theme').click(); document.getElementById('theme').click()");
  }

  @Test
  void clickingADesignOpensItsBreakdown() {
    JsonNode mark = place("document.querySelector('svg.scatter .mark.frontier')");
    browser.click(mark.path("x").asDouble(), mark.path("y").asDouble());
    browser.await(CARD_IS_OPEN);

    assertThat(browser.value("document.getElementById('card').textContent").asText())
        .contains("Point ", "Energy of one inference", "hcim explain small.yaml ");
    assertThat(browser.value("document.querySelectorAll('#card .stack i').length").asInt())
        .isPositive();
    browser.key("Escape");
    browser.await("!" + CARD_IS_OPEN);
  }

  @Test
  void theKeyboardWalksTheFrontierAndOpensADesign() {
    browser.value("document.querySelector('svg.scatter').focus()");
    browser.key("ArrowRight");
    browser.key("ArrowRight");
    String told = browser.value("document.getElementById('tip').textContent").asText();
    browser.key("Enter");
    browser.await(CARD_IS_OPEN);

    assertThat(told).containsAnyOf("Pareto-optimal", "knee point");
    assertThat(browser.value("document.getElementById('card-h').textContent").asText())
        .startsWith(told.substring(0, told.indexOf(" ·")) + " on ");
    browser.key("Escape");
    browser.await("!" + CARD_IS_OPEN);
  }

  @Test
  void hoveringADesignTellsItsParameters() {
    JsonNode mark = place("document.querySelector('svg.scatter .mark.frontier')");
    browser.hover(mark.path("x").asDouble(), mark.path("y").asDouble());
    browser.await("!document.getElementById('tip').hidden");

    assertThat(browser.value("document.getElementById('tip').textContent").asText())
        .contains("Energy", "xbar_rows");
  }

  @Test
  void brushingAnAxisFiltersTheScatter() {
    int all = browser.value("Number(document.querySelector('svg.scatter').dataset.kept)").asInt();
    JsonNode axis = place("document.querySelector('.brush[data-axis=energy_pj] .overlay')");
    double top = axis.path("top").asDouble();
    browser.drag(axis.path("x").asDouble(), top + 2, top + axis.path("height").asDouble() * 0.5);
    int kept = browser.value("Number(document.querySelector('svg.scatter').dataset.kept)").asInt();

    assertThat(kept).isBetween(1, all - 1);
    assertThat(
            browser
                .value("document.querySelectorAll('svg.scatter .mark.frontier:not(.out)').length")
                .asInt())
        .isEqualTo(kept);
    assertThat(browser.value("document.querySelectorAll('.lines path:not(.out)').length").asInt())
        .isEqualTo(kept);
    assertThat(browser.value("document.getElementById('kept').textContent").asText())
        .startsWith(kept + " of " + all);
    browser.value("document.querySelector('#axes .controls button').click()");
    assertThat(browser.value("Number(document.querySelector('svg.scatter').dataset.kept)").asInt())
        .isEqualTo(all);
  }

  @Test
  void anotherNetworkIsOneClickAway() {
    browser.value("document.querySelectorAll('#networks input')[1].click()");

    assertThat(browser.value("document.getElementById('frontier-facts').textContent").asText())
        .contains("resnet20");
    assertThat(
            browser.value("document.querySelectorAll('svg.scatter .mark.frontier').length").asInt())
        .isPositive();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void hostileNamesStayText() {
    browser.go(hostile);
    for (int network = 0; network < 2; network++) {
      browser.value("document.querySelectorAll('#networks input')[" + network + "].click()");
      browser.value("document.querySelectorAll('details').forEach(d => { d.open = true; })");
    }

    assertThat(browser.value("window.pwned ?? 0").asInt()).isZero();
    assertThat(browser.value("document.getElementById('title').textContent").asText())
        .isEqualTo(HostileReport.SCRIPT);
    assertThat(
            browser.value(
                "[...document.querySelectorAll('#networks span')].map(s => s.textContent)"))
        .extracting(JsonNode::asText)
        .containsExactly(HostileReport.SVG, HostileReport.TURNED);
    assertThat(browser.value("document.getElementById('failures').textContent").asText())
        .contains(HostileReport.SCRIPT + HostileReport.FORMULA);
    assertThat(
            browser.value("document.querySelectorAll('svg[onload], img, iframe').length").asInt())
        .isZero();
    assertThat(
            browser
                .value(
                    "getComputedStyle(document.querySelectorAll('#networks span')[1]).unicodeBidi")
                .asText())
        .isEqualTo("isolate");
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests()).isEmpty();
  }

  private static JsonNode place(String element) {
    return browser.value(
        "(async () => { const node = "
            + element
            + "; node.scrollIntoView({ block: 'center', behavior: 'instant' });"
            + " await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));"
            + " const b = node.getBoundingClientRect();"
            + " return { x: b.x + b.width / 2, y: b.y + b.height / 2, top: b.top, height: b.height }; })()");
  }
}
