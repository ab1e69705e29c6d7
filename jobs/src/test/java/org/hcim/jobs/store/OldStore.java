package org.hcim.jobs.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * An output directory that hcim 1.0 wrote with cost model 1.0.0: one complete sweep, 800 designs of
 * resnet8, without views.
 */
public final class OldStore {

  /** Its sweep. */
  public static final String SWEEP = "s_08431d38b25b8d9c";

  /** Its rows. */
  public static final long ROWS = 800;

  private OldStore() {}

  /** Makes a directory that holds it. */
  public static void unpack(Path out) throws IOException {
    try (InputStream stored = OldStore.class.getResourceAsStream("store-v1.zip");
        ZipInputStream zip = new ZipInputStream(stored)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = out.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(zip, file);
      }
    }
  }
}
