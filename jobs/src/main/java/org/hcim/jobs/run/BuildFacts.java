package org.hcim.jobs.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.hcim.accelerator.cost.CostModel;

/**
 * Facts about this program recorded by the build.
 *
 * @param version version of the program
 * @param gitSha commit, with {@code -dirty} if files were modified, or {@code unknown}
 */
public record BuildFacts(String version, String gitSha) {

  public static BuildFacts load() {
    var facts = new Properties();
    try (InputStream in = BuildFacts.class.getResourceAsStream("/org/hcim/jobs/build.properties")) {
      facts.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    boolean dirty = Boolean.parseBoolean(facts.getProperty("git.dirty"));
    return new BuildFacts(
        facts.getProperty("version"), facts.getProperty("git.sha") + (dirty ? "-dirty" : ""));
  }

  public String describe() {
    return "hcim "
        + version
        + ", model "
        + CostModel.VERSION
        + ", commit "
        + gitSha
        + ", Java "
        + Runtime.version();
  }
}
