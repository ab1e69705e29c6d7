package org.hcim.jobs.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/** A sweep's report, ready to be written. */
public final class Report {

  private final ReportData data;

  private Report(ReportData data) {
    this.data = data;
  }

  /** Gathers all that the report shows; reads the sweep's tables. */
  public static Report of(ReportInput input) {
    return new Report(ReportJob.run(input));
  }

  /** All gates: those that were given, then the report's own. */
  public List<Verdict> gates() {
    return data.gates();
  }

  /** The worst of the gates. */
  public Verdict.Status status() {
    return data.status();
  }

  /** Whether the table holds the rows that were committed. */
  public boolean countsHold() {
    return data.gates().stream()
        .filter(gate -> gate.name().equals(OwnGates.COUNTS))
        .noneMatch(gate -> gate.status() == Verdict.Status.FAIL);
  }

  /** What the sweep says about the paper's question, in a sentence. */
  public String answer() {
    return data.answer().sentence();
  }

  /** The page. */
  public String html() {
    return ReportPage.html(data);
  }

  /** The report for programs. */
  public String json() {
    return PageJson.file(Summary.of(data));
  }

  /** The report in a screenful. */
  public String markdown() {
    return SummaryMarkdown.of(data);
  }

  /**
   * Writes {@code report/index.html}, {@code report/summary.json} and {@code report/summary.md}.
   *
   * @param out the output directory, a path or a URI
   * @return where the page is
   */
  public String write(String out, Configuration hadoop) throws IOException {
    var directory =
        new org.apache.hadoop.fs.Path(new org.apache.hadoop.fs.Path(uri(out)), "report");
    FileSystem files = directory.getFileSystem(hadoop);
    files.setWriteChecksum(false);
    write(files, directory, "summary.json", json());
    write(files, directory, "summary.md", markdown());
    write(files, directory, "index.html", html());
    return out + "/report/index.html";
  }

  private static void write(
      FileSystem files, org.apache.hadoop.fs.Path directory, String name, String text)
      throws IOException {
    try (var stream = files.create(new org.apache.hadoop.fs.Path(directory, name), true)) {
      stream.write(text.getBytes(UTF_8));
    }
  }

  private static URI uri(String out) {
    return out.matches("[A-Za-z][A-Za-z0-9+.-]+:.*") ? URI.create(out) : Path.of(out).toUri();
  }
}
