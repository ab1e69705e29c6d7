package org.hcim.jobs.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page as text; the browser's tests look at it as a page. */
class ReportPageTest {

  private static final Pattern SCRIPTS =
      Pattern.compile("<script([^>]*)>(.*?)</script>", Pattern.DOTALL);

  private static Report hostile;
  private static String html;

  @BeforeAll
  static void render() {
    hostile = HostileReport.report();
    html = hostile.html();
  }

  @Test
  void hasOneBlockOfDataAndTwoOfScript() {
    assertThat(contents(SCRIPTS, html)).hasSize(3);
    assertThat(html.split("</script", -1)).hasSize(4);
    assertThat(html).doesNotContain("<svg onload", "<script>window");
  }

  @Test
  void theDataIsJsonThatSaysTheNames() throws IOException {
    String json = contents(SCRIPTS, html).get(0);
    JsonNode data = new ObjectMapper().readTree(json).path("report");

    assertThat(json).doesNotContain("<", ">", "&", "\u2028", "\u202e", "\u2067");
    assertThat(data.path("title").asText()).isEqualTo(HostileReport.SCRIPT);
    assertThat(data.path("workloads").get(0).asText()).isEqualTo(HostileReport.SVG);
    assertThat(data.path("workloads").get(1).asText()).isEqualTo(HostileReport.TURNED);
  }

  @Test
  void thePolicyLetsOurScriptsRunAndNothingElse() {
    String policy =
        contents(Pattern.compile("()Content-Security-Policy\" content=\"([^\"]*)\""), html).get(0);
    List<String> blocks = contents(SCRIPTS, html);

    assertThat(policy).startsWith("default-src 'none';").doesNotContain("unsafe");
    assertThat(policy).contains("script-src " + hash(blocks.get(1)) + " " + hash(blocks.get(2)));
    assertThat(policy)
        .contains(
            "style-src "
                + hash(
                    contents(Pattern.compile("<style(>)(.*?)</style>", Pattern.DOTALL), html)
                        .get(0)));
  }

  @Test
  void nothingIsReferredToOutsideThePage() {
    assertThat(html).doesNotContainPattern("(src|href)=\"(?!#|data:,)");
    assertThat(html).doesNotContain("@import", "url(");
  }

  @Test
  void keepsTheLibrarysLicense() {
    assertThat(html)
        .contains("Copyright 2010-2023 Mike Bostock", "Permission to use, copy, modify");
  }

  @Test
  void ourScriptNeverWritesMarkup() {
    assertThat(PageParts.load().script())
        .doesNotContain(
            "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", ".html(", "eval(");
  }

  @Test
  void equalInputsGiveEqualBytes() {
    Report again = HostileReport.gather();

    assertThat(again.html()).isEqualTo(html);
    assertThat(again.json()).isEqualTo(hostile.json());
    assertThat(again.markdown()).isEqualTo(hostile.markdown());
  }

  @Test
  void theSummaryIsJsonWithTheSameNames() throws IOException {
    JsonNode summary = new ObjectMapper().readTree(hostile.json());

    assertThat(summary.path("outcome").asText()).isEqualTo("WARN");
    assertThat(summary.path("gates").get(0).path("gate").asText()).isEqualTo(HostileReport.SCRIPT);
    assertThat(summary.path("run").path("rows").asLong()).isEqualTo(SmallSweep.results().count());
    assertThat(
            summary
                .path("comparisons_ignoring_accuracy")
                .get(1)
                .path("over_hcim")
                .path("edap_j_s_mm2")
                .asDouble())
        .isPositive();
    assertThat(summary.path("max_loss_points").asDouble()).isEqualTo(4);
    assertThat(summary.path("comparisons").get(0).path("loss").asText()).isNotEmpty();
    assertThat(summary.path("shares_note").asText()).isEqualTo(HostileReport.SCRIPT);
  }

  @Test
  void markdownTakesNoNameForMarkup() {
    assertThat(hostile.markdown())
        .contains("# &lt;/script&gt;", "\\=cmd\\|")
        .doesNotContain("<script", "<svg", "\u202e", "| =cmd");
  }

  @Test
  void isSmall() {
    assertThat(html.getBytes(UTF_8)).hasSizeLessThan(2_000_000);
  }

  private static List<String> contents(Pattern pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(2));
    }
    return found;
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
