package org.hcim.accelerator.network;

import static org.hcim.accelerator.design.Check.check;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The shape of an activation.
 *
 * @param sizes sizes by axis; the first is the batch, in images per inference
 */
public record TensorShape(List<Long> sizes, Axes axes) implements Serializable {

  public TensorShape {
    sizes = List.copyOf(sizes);
    Objects.requireNonNull(axes, "axes");
    int least = axes == Axes.MAPS ? 2 : 1;
    check(sizes.size() >= least, "rank (%d) must be at least %d", sizes.size(), least);
    for (long size : sizes) {
      check(size > 0, "size (%d) must be positive", size);
    }
    Counts.product("elements", sizes.toArray(Long[]::new));
  }

  /** Feature maps; spatial sizes follow the channels. */
  public static TensorShape maps(long batch, long channels, List<Long> space) {
    var sizes = new ArrayList<>(List.of(batch, channels));
    sizes.addAll(space);
    return new TensorShape(sizes, Axes.MAPS);
  }

  /** One image. */
  public static TensorShape image(long channels, long height, long width) {
    return maps(1, channels, List.of(height, width));
  }

  /** A sequence of vectors. */
  public static TensorShape tokens(long batch, long tokens, long features) {
    return new TensorShape(List.of(batch, tokens, features), Axes.TOKENS);
  }

  /** One vector per image. */
  public static TensorShape vector(long batch, long features) {
    return new TensorShape(List.of(batch, features), Axes.TOKENS);
  }

  /** A shape whose axes have no stated meaning. */
  public static TensorShape plain(List<Long> sizes) {
    return new TensorShape(sizes, Axes.PLAIN);
  }

  public int rank() {
    return sizes.size();
  }

  public long size(int axis) {
    return sizes.get(axis);
  }

  public long batch() {
    return sizes.get(0);
  }

  /** The size of the last axis. */
  public long last() {
    return sizes.get(rank() - 1);
  }

  /** The number of elements in the tensor. */
  public long elements() {
    return sizes.stream().reduce(1L, Math::multiplyExact);
  }

  /** The spatial sizes, after batch and channels. */
  public List<Long> space() {
    return sizes.subList(2, rank());
  }

  /** A copy with another size along one axis. */
  public TensorShape with(int axis, long size) {
    var changed = new ArrayList<>(sizes);
    changed.set(axis, size);
    return new TensorShape(changed, axes);
  }

  /** The index of an axis from the front; a negative axis counts from the back. */
  int axis(int axis) {
    Shapes.require(
        axis >= -rank() && axis < rank(),
        "axis",
        "axis (" + axis + ") is not one of " + this,
        "must be from " + -rank() + " to " + (rank() - 1));
    return axis < 0 ? axis + rank() : axis;
  }

  /** The sizes in words, without a batch of 1. */
  @Override
  public String toString() {
    String one =
        switch (axes) {
          case MAPS -> size(1) + " channels" + joined(space().stream().map(size -> " x " + size));
          case TOKENS ->
              (rank() == 2
                      ? ""
                      : joined(sizes.subList(1, rank() - 1).stream(), " x ") + " tokens x ")
                  + last()
                  + " features";
          case PLAIN -> joined(sizes.stream(), " x ");
        };
    return axes == Axes.PLAIN || batch() == 1 ? one : batch() + " x (" + one + ")";
  }

  private static String joined(Stream<String> parts) {
    return parts.collect(Collectors.joining());
  }

  private static String joined(Stream<Long> sizes, String between) {
    return sizes.map(String::valueOf).collect(Collectors.joining(between));
  }
}
