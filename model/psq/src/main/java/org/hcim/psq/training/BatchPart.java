package org.hcim.psq.training;

import java.util.ArrayList;
import java.util.List;
import org.hcim.psq.network.Stage;

/**
 * Neighboring images that go through a network together. Statistics of batch normalization are of
 * each part; gradients of the parts of a batch add up.
 */
record BatchPart(int from, int to) {

  /** Images whose statistics are steady enough to normalize small partial sums; our choice. */
  static final int MAX_IMAGES = 64;

  /** Images of a part that is only evaluated. */
  private static final int MAX_EVALUATED = 128;

  /** The parts of a batch. */
  static List<BatchPart> ofBatch(int from, int to) {
    return cut(from, to, MAX_IMAGES);
  }

  /** The parts of images that are only evaluated. */
  static List<BatchPart> ofEvaluation(int count, Stage stage) {
    return cut(0, count, stage == Stage.PSQ ? MAX_IMAGES : MAX_EVALUATED);
  }

  private static List<BatchPart> cut(int from, int to, int most) {
    var parts = new ArrayList<BatchPart>();
    for (int at = from; at < to; at += most) {
      parts.add(new BatchPart(at, Math.min(to, at + most)));
    }
    return parts;
  }

  int images() {
    return to - from;
  }
}
