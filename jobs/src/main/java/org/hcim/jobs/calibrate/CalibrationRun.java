package org.hcim.jobs.calibrate;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.sweeps.canonical.CanonicalJson;
import org.hcim.sweeps.canonical.Sha256;

/**
 * A network to calibrate for a setting.
 *
 * @param workload the network, by its name in the sweep
 * @param id hash of everything that determines the result, so equal runs of different sweeps share
 *     it
 */
record CalibrationRun(String workload, AlgorithmSetting setting, String id)
    implements Serializable {

  /** Incremented when the same run would give another result. */
  private static final int VERSION = 2;

  private static final int ID_LENGTH = 16;

  /**
   * Creates a run.
   *
   * @param base hash of the base network's file
   * @param images hash of the images and their counts
   */
  static CalibrationRun of(String workload, AlgorithmSetting setting, String base, String images) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("version", VERSION);
    tree.put("base", base);
    tree.put("images", images);
    tree.put("setting", setting.content());
    String hash = Sha256.hex(CanonicalJson.write(tree));
    return new CalibrationRun(workload, setting, hash.substring(0, ID_LENGTH));
  }
}
