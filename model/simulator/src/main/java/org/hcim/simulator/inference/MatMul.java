package org.hcim.simulator.inference;

import static org.hcim.accelerator.design.Check.check;

import java.util.Objects;
import java.util.Optional;

/**
 * A product of two activations, as in attention; neither operand is stored in crossbars. The
 * positions of a map are tokens, row by row; its channels are ordered by head. At most 2^14 terms
 * of 8 bits keep a sum within 2^30.
 *
 * @param input queries, or attention weights
 * @param other keys, or values
 * @param requantizer requantizer of one channel, shared by all sums
 */
public record MatMul(
    String name, String input, String other, Kind kind, int heads, Requantizer requantizer)
    implements QuantizedLayer {

  /** The operands of a product. */
  public enum Kind {
    /** Queries by keys: a head's channel k at position q is the sum over d of Q(d, q) K(d, k). */
    SCORES {
      @Override
      Shape over(Shape queries, Shape keys, int heads) {
        check(
            queries.channels() == keys.channels(),
            "channels (%d) must be those of its other input (%d)",
            queries.channels(),
            keys.channels());
        long channels = (long) heads * keys.positions();
        check(
            channels <= Shape.MAX,
            "heads (%d) x positions of its other input (%d) must be at most %d",
            heads,
            keys.positions(),
            Shape.MAX);
        return new Shape((int) channels, queries.height(), queries.width());
      }
    },
    /** Weights by values: a head's channel d at position q is the sum over k of A(k, q) V(d, k). */
    MIX {
      @Override
      Shape over(Shape weights, Shape values, int heads) {
        check(
            weights.channels() == (long) heads * values.positions(),
            "channels (%d) must be as many as heads (%d) x positions of its other input (%d)",
            weights.channels(),
            heads,
            values.positions());
        return new Shape(values.channels(), weights.height(), weights.width());
      }
    };

    abstract Shape over(Shape input, Shape other, int heads);
  }

  public MatMul {
    Objects.requireNonNull(other, "other");
    Objects.requireNonNull(kind, "kind");
    check(heads > 0, "heads (%d) must be positive", heads);
    check(
        requantizer.channels() == 1,
        "multipliers (%d) of a product of activations must be 1",
        requantizer.channels());
  }

  @Override
  public Optional<String> otherInput() {
    return Optional.of(other);
  }

  Flow after(Flow from, Flow with) {
    divides(from.shape().channels());
    divides(with.shape().channels());
    return new Flow(kind.over(from.shape(), with.shape(), heads), requantizer.codes());
  }

  private void divides(int channels) {
    check(channels % heads == 0, "heads (%d) must divide channels (%d)", heads, channels);
  }
}
