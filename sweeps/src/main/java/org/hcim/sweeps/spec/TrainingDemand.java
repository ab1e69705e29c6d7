package org.hcim.sweeps.spec;

import java.nio.file.Path;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.SpecException;
import org.hcim.sweeps.yaml.YamlReader;

/** The demand of a sweep's spec for trained networks, known from the spec's text alone. */
public final class TrainingDemand {

  private TrainingDemand() {}

  /**
   * Returns whether the spec in a file trains networks for the accuracy of its designs. A file that
   * is not a spec does not; the command that reads it reports the reason.
   */
  public static boolean isMadeBy(Path file) {
    try {
      return YamlReader.read(file.toString(), file) instanceof Node.Mapping spec
          && spec.get(AccuracyReader.KEY).orElse(null) instanceof Node.Mapping accuracy
          && accuracy.get(AccuracyReader.TRAIN).isPresent();
    } catch (SpecException e) {
      return false;
    }
  }
}
