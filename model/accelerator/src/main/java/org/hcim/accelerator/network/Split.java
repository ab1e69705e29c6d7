package org.hcim.accelerator.network;

import static org.hcim.accelerator.design.Check.check;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Parts of an activation along one axis; part i is {@code NAME.i}. Costs nothing.
 *
 * @param axis the axis; a negative axis counts from the last
 * @param sizes sizes of the parts
 */
public record Split(String name, String input, int axis, List<Long> sizes) implements Node {

  public Split {
    Objects.requireNonNull(input, "input");
    sizes = List.copyOf(sizes);
    check(!sizes.isEmpty(), "sizes (%s) must be at least one", sizes);
  }

  @Override
  public String kind() {
    return "split";
  }

  @Override
  public List<String> inputs() {
    return List.of(input);
  }

  @Override
  public List<String> outputs() {
    return IntStream.range(0, sizes.size()).mapToObj(part -> name + "." + part).toList();
  }

  @Override
  public List<TensorShape> infer(List<TensorShape> inputs) {
    TensorShape whole = inputs.get(0);
    int along = whole.axis(axis);
    long sum = sizes.stream().reduce(0L, (a, b) -> Counts.sum("elements", a, b));
    Shapes.require(
        sum == whole.size(along),
        "sizes",
        "sizes " + sizes + " add up to " + sum,
        "must be the axis' " + whole.size(along) + " of " + whole);
    return sizes.stream().map(size -> whole.with(along, size)).toList();
  }
}
