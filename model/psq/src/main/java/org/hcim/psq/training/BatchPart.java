package org.hcim.psq.training;

import java.util.ArrayList;
import java.util.List;
import org.hcim.psq.network.Stage;

/**
 * Consecutive images that go through a network together. Each part has its own batch-normalization
 * statistics; the gradients of the parts of a batch are added.
 */
record BatchPart(int from, int to) {

  /** Maximum images per part; enough for stable statistics of small partial sums; our choice. */
  static final int MAX_IMAGES = 64;

  /** Maximum images per part in evaluation, except in stage PSQ. */
  private static final int MAX_EVALUATED = 128;

  /** Splits a batch into parts. */
  static List<BatchPart> ofBatch(int from, int to) {
    return cut(from, to, MAX_IMAGES);
  }

  /** Splits images that are only evaluated into parts. */
  static List<BatchPart> ofEvaluation(int count, Stage stage) {
    return cut(0, count, stage == Stage.PSQ ? MAX_IMAGES : MAX_EVALUATED);
  }

  /** A single last image joins the part before it: the variance of one value is not defined. */
  private static List<BatchPart> cut(int from, int to, int most) {
    var parts = new ArrayList<BatchPart>();
    for (int at = from; at < to; at = parts.get(parts.size() - 1).to()) {
      int end = Math.min(to, at + most);
      parts.add(new BatchPart(at, to - end == 1 ? to : end));
    }
    return parts;
  }

  int images() {
    return to - from;
  }
}
