package org.hcim.psq.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.hcim.simulator.dataset.Datasets;
import org.hcim.simulator.dataset.LabeledImages;
import org.hcim.simulator.dataset.Split;

/** The images for training and testing, in memory. */
public record TrainingData(LabeledImages train, LabeledImages test) {

  public TrainingData {
    if (!train.shape().equals(test.shape()) || !train.classes().equals(test.classes())) {
      throw new TrainingException(
          "images to train with (%s, classes %s) and to test with (%s, %s) must have one shape and the same classes"
              .formatted(train.shape(), train.classes(), test.shape(), test.classes()));
    }
  }

  /** Reads the training and test images of a data set. */
  public static TrainingData open(Images images) throws IOException {
    return new TrainingData(
        Datasets.open(images.dataset(), Split.TRAIN, images.mostTrain()),
        Datasets.open(images.dataset(), Split.TEST, images.mostTest()));
  }

  /** The SHA-256 hash of all pixels and labels. */
  public String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(train, digest);
      add(test, digest);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  private static void add(LabeledImages images, MessageDigest digest) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(images.count()).array());
    for (int i = 0; i < images.count(); i++) {
      digest.update((byte) images.label(i));
      digest.update(images.pixels(i));
    }
  }
}
