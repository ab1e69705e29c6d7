package org.hcim.accelerator.network;

import static org.hcim.accelerator.design.Check.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A recurrent layer over a sequence of tokens. Each direction has two products, one of the token
 * and one of the previous state, each computed once per token; the second is serial in time. The
 * vector unit computes the gates.
 *
 * <p>The outputs are the states at all tokens, with directions side by side, and {@code NAME.last},
 * the last state of each direction.
 *
 * @param hidden features of a state
 */
public record Recurrent(String name, String input, Cell cell, int hidden, Direction direction)
    implements Node {

  /** The type of a recurrent cell. Operations per hidden feature and token are our own count. */
  public enum Cell {
    /**
     * Four gates, each with a sum of both products and a function; three operations for the cell
     * state, one function of it, and one product with the output gate.
     */
    LSTM(4, 4 + 4 + 3 + 1 + 1),
    /**
     * Three gates, each with a sum of both products and a function; one product with the reset
     * gate, and four operations to mix the old state with the new.
     */
    GRU(3, 3 + 3 + 1 + 4),
    /** One sum and one function. */
    RNN(1, 1 + 1);

    private final int gates;
    private final int operations;

    Cell(int gates, int operations) {
      this.gates = gates;
      this.operations = operations;
    }

    /** Matrices per product. */
    public int gates() {
      return gates;
    }

    /** Vector-unit operations per hidden feature and token. */
    public int operations() {
      return operations;
    }
  }

  /** The order in which tokens are read. */
  public enum Direction {
    FORWARD,
    BACKWARD,
    BOTH
  }

  public Recurrent {
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(cell, "cell");
    Objects.requireNonNull(direction, "direction");
    check(hidden > 0, "hidden (%d) must be positive", hidden);
  }

  /** The number of computed directions. */
  public int directions() {
    return direction == Direction.BOTH ? 2 : 1;
  }

  @Override
  public String kind() {
    return cell.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<String> inputs() {
    return List.of(input);
  }

  @Override
  public List<String> outputs() {
    return List.of(name, name + ".last");
  }

  @Override
  public List<TensorShape> infer(List<TensorShape> inputs) {
    TensorShape tokens = inputs.get(0);
    Shapes.sequence(tokens, "input", "a recurrent layer");
    long features = (long) directions() * hidden;
    return List.of(
        TensorShape.tokens(tokens.batch(), tokens.size(1), features),
        TensorShape.vector(tokens.batch(), features));
  }

  @Override
  public List<Layer> layers(List<TensorShape> inputs, List<TensorShape> outputs) {
    TensorShape tokens = inputs.get(0);
    var layers = new ArrayList<Layer>();
    if (direction == Direction.BOTH) {
      layers.addAll(products(name + ".forward", tokens));
      layers.addAll(products(name + ".backward", tokens));
    } else {
      layers.addAll(products(name, tokens));
    }
    long features = outputs.get(0).elements();
    layers.add(
        new VectorLayer(
            name + ".gates", Counts.product("operations", features, (long) cell.operations())));
    return layers;
  }

  private List<Layer> products(String prefix, TensorShape tokens) {
    return List.of(
        product(prefix + ".input", tokens.last(), tokens, false),
        product(prefix + ".recurrent", hidden, tokens, true));
  }

  private MvmLayer product(String layer, long features, TensorShape tokens, boolean isSerial) {
    long positions = Counts.product("positions", tokens.batch(), tokens.size(1));
    return new MvmLayer(
        layer,
        Counts.fits("rows", features),
        Counts.fits("outputs", Counts.product("outputs", (long) cell.gates(), (long) hidden)),
        1,
        positions,
        Counts.product("input elements", features, positions),
        OptionalDouble.empty(),
        isSerial);
  }
}
