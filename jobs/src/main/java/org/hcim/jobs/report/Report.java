package org.hcim.jobs.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.hcim.jobs.store.Location;
import org.hcim.sweeps.regression.Gate;
import org.hcim.sweeps.regression.Outcome;
import org.hcim.sweeps.regression.Verdict;

/** A sweep's report, ready to write. */
public final class Report {

  /** The directory of a report within its output directory. */
  public static final String DIRECTORY = "report";

  private final ReportData data;
  private final List<PastRun> history;

  private Report(ReportData data, List<PastRun> history) {
    this.data = data;
    this.history = List.copyOf(history);
  }

  /** Collects the content of a report; reads the sweep's tables. */
  public static Report of(ReportInput input) {
    return new Report(ReportJob.run(input), List.of());
  }

  /** The columns that a report needs and a sweep's spec can omit. */
  public static List<String> requiredColumns() {
    return ReportJob.requiredColumns();
  }

  /** Returns this report with the nightly runs that its page shows, oldest first. */
  public Report withHistory(List<PastRun> runs) {
    return new Report(data, runs);
  }

  /** The verdicts of all gates: first the run-to-run gates, then those on the data. */
  public List<Verdict> verdicts() {
    return data.gates();
  }

  /** The outcome of the run. */
  public Outcome outcome() {
    return data.outcome();
  }

  /** Returns whether the table contains exactly the committed rows. */
  public boolean countsHold() {
    return data.gates().stream()
        .filter(verdict -> verdict.gate().equals(Gate.ROWS.key()))
        .noneMatch(verdict -> verdict.outcome() == Outcome.FAIL);
  }

  /** The answer to the paper's question: within the accuracy loss, then ignoring accuracy. */
  public String answer() {
    String ignoring = data.answer().ignoringAccuracy();
    String kept = data.keptNote();
    return data.answer().sentence()
        + (ignoring.isEmpty() ? "" : System.lineSeparator() + ignoring)
        + (kept.isEmpty() ? "" : System.lineSeparator() + kept);
  }

  /** The HTML page. */
  public String html() {
    return ReportPage.html(data, history);
  }

  /** The machine-readable report, as JSON. */
  public String json() {
    return PageJson.file(Summary.of(data));
  }

  /** The report as one screen of Markdown. */
  public String markdown() {
    return SummaryMarkdown.of(data);
  }

  /**
   * Writes {@code report/index.html}, {@code report/summary.json} and {@code report/summary.md}.
   *
   * @param out the output directory, a path or a URI
   * @return the location of the page
   */
  public String write(String out, Configuration hadoop) throws IOException {
    var directory = new Path(new Location(out).hadoopPath(), DIRECTORY);
    FileSystem files = directory.getFileSystem(hadoop);
    files.setWriteChecksum(false);
    write(files, directory, "summary.json", json());
    write(files, directory, "summary.md", markdown());
    write(files, directory, "index.html", html());
    return out + "/" + DIRECTORY + "/index.html";
  }

  private static void write(FileSystem files, Path directory, String name, String text)
      throws IOException {
    try (var stream = files.create(new Path(directory, name), true)) {
      stream.write(text.getBytes(UTF_8));
    }
  }
}
