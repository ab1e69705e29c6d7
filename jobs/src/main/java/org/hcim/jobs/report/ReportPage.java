package org.hcim.jobs.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A self-contained HTML file. Its content security policy allows only this page's scripts, by their
 * hashes, and no requests; names and texts reach the page as JSON and become text nodes.
 */
final class ReportPage {

  private static final Pattern PART = Pattern.compile("@([A-Z_]+)@");

  private ReportPage() {}

  /** The data of a page. */
  private record Content(ReportData report, List<PastRun> history) {}

  static String html(ReportData data, List<PastRun> history) {
    PageParts parts = PageParts.load();
    Map<String, String> values = new LinkedHashMap<>();
    values.put("TITLE", escape(data.title()));
    values.put("POLICY", policy(parts));
    values.put("STYLE", parts.style());
    values.put("LIBRARY", parts.library());
    values.put("SCRIPT", parts.script());
    values.put("DATA", PageJson.inline(new Content(data, history)));
    return PART.matcher(parts.template())
        .replaceAll(part -> Matcher.quoteReplacement(values.get(part.group(1))));
  }

  private static String policy(PageParts parts) {
    return "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src "
        + hash(parts.style())
        + "; script-src "
        + hash(parts.library())
        + " "
        + hash(parts.script());
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
