package org.hcim.importer.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hcim.accelerator.network.Add;
import org.hcim.accelerator.network.Rearrange;
import org.hcim.accelerator.network.TensorShape;

/**
 * A sum with a parameter-free shortcut (option A of the ResNet paper): every n-th pixel, with
 * channels of zeros on both sides, as exported from {@code pad(x[:, :, ::2, ::2], (0, 0, 0, 0, c,
 * c))}.
 */
final class ShortcutPattern {

  /** The operator that replaces the nodes; no file uses its domain. */
  static final String OPERATOR = "hcim.PaddedSum";

  private static final int RANK = 4;

  /** The attribute with the stride of rows and columns, and the channels on each side. */
  private static final String SIZES = "sizes";

  /** The maximum stride, far beyond any image. */
  private static final long MAX_STRIDE = 1 << 14;

  private ShortcutPattern() {}

  /** Matches an Add of a Pad of zero, one or two Slices. */
  static Optional<OnnxNode> match(NodeList nodes, OnnxNode last, Set<OnnxNode> inner) {
    if (!last.is("Add") || last.inputs().size() != 2) {
      return Optional.empty();
    }
    for (int i = 0; i < 2; i++) {
      Optional<OnnxNode> pad = nodes.maker(last.inputs().get(i), "Pad");
      Optional<Long> channels = pad.flatMap(node -> addedChannels(nodes, node));
      if (channels.isPresent()) {
        inner.add(pad.get());
        return sum(nodes, last, 1 - i, pad.get(), channels.get(), inner);
      }
    }
    return Optional.empty();
  }

  private static Optional<OnnxNode> sum(
      NodeList nodes, OnnxNode last, int other, OnnxNode pad, long channels, Set<OnnxNode> inner) {
    String source = pad.inputs().get(0);
    var strides = new long[] {1, 1};
    for (int i = 0; i < strides.length; i++) {
      Optional<OnnxNode> slice = nodes.maker(source, "Slice");
      if (slice.isPresent() && isEveryNth(nodes, slice.get(), strides)) {
        inner.add(slice.get());
        source = slice.get().inputs().get(0);
      }
    }
    boolean isOfConstants = nodes.isConstant(source) || nodes.isConstant(last.inputs().get(other));
    boolean changesNothing = strides[0] == 1 && channels == 0;
    if (strides[0] != strides[1] || isOfConstants || changesNothing) {
      return Optional.empty();
    }
    Attributes attributes = Attributes.none().with(SIZES, List.of(strides[0], channels));
    return Optional.of(
        new OnnxNode(
            last.name(),
            OPERATOR.substring(0, OPERATOR.indexOf('.')),
            OPERATOR.substring(OPERATOR.indexOf('.') + 1),
            List.of(last.inputs().get(other), source),
            last.outputs(),
            attributes));
  }

  /** The channels of zeros that a node adds on each side, if it adds nothing else. */
  private static Optional<Long> addedChannels(NodeList nodes, OnnxNode pad) {
    return FunctionPatterns.zeros(nodes, pad)
        .filter(pads -> pads.size() == 2 * RANK && pads.get(1).equals(pads.get(1 + RANK)))
        .filter(pads -> pads.stream().mapToLong(each -> each).sum() == 2 * pads.get(1))
        .map(pads -> pads.get(1));
  }

  /**
   * Returns whether a slice takes every n-th row or column from the first, and records n in {@code
   * strides}.
   */
  private static boolean isEveryNth(NodeList nodes, OnnxNode slice, long[] strides) {
    List<long[]> inputs = new ArrayList<>();
    for (int i = 1; i < slice.inputs().size(); i++) {
      nodes.constant(slice.inputs().get(i)).ifPresent(tensor -> inputs.add(tensor.longs()));
    }
    int count = inputs.isEmpty() ? 0 : inputs.get(0).length;
    boolean isComplete = inputs.size() == 4 && inputs.stream().allMatch(in -> in.length == count);
    if (!isComplete || !Arrays.stream(inputs.get(0)).allMatch(start -> start == 0)) {
      return false;
    }
    long[] own = strides.clone();
    for (int i = 0; i < count; i++) {
      long axis = inputs.get(2)[i];
      long at = (axis < 0 ? axis + RANK : axis) - 2;
      boolean isWhole = inputs.get(1)[i] >= Integer.MAX_VALUE;
      long step = inputs.get(3)[i];
      boolean isInSpace = at >= 0 && at < own.length;
      if (!isWhole || !isInSpace || step < 1 || step > MAX_STRIDE || own[(int) at] > 1) {
        return false;
      }
      own[(int) at] = step;
    }
    System.arraycopy(own, 0, strides, 0, own.length);
    return true;
  }

  /** Adds the sum; if the layer graph has no such shortcut, adds addressing and a plain sum. */
  static void run(Call call) {
    List<Long> sizes = call.attributes().integers(SIZES).orElse(List.of());
    Refusal.unless(
        sizes.size() == 2 && sizes.get(0) > 0 && sizes.get(1) >= 0,
        "stride and channels %s must be a positive number and another one",
        sizes);
    long stride = sizes.get(0);
    long channels = sizes.get(1);
    List<Long> from = call.dims(1);
    Refusal.unless(from.size() == RANK, "data (%s) must have 4 axes", Text.sizes(from));
    List<Long> made =
        Dims.checked(
            List.of(
                from.get(0),
                Math.addExact(from.get(1), Math.multiplyExact(2, channels)),
                1 + (from.get(2) - 1) / stride,
                1 + (from.get(3) - 1) / stride));
    List<Long> dims = Dims.broadcast(call.dims(0), made);
    String skip = call.maps(1);
    var shape = TensorShape.plain(made);
    boolean isPadded =
        dims.equals(call.dims(0))
            && made.equals(dims)
            && Add.stride(call.draft().shape(call.maps(0)), call.draft().shape(skip)) == stride;
    if (!isPadded) {
      String moved = call.draft().unused(call.name() + ".shortcut");
      call.add(new Rearrange(moved, List.of(skip), shape), made);
      skip = moved;
    }
    var shortcut = isPadded ? Add.Shortcut.PAD : Add.Shortcut.NONE;
    String sum = isPadded ? call.maps(0) : call.read(0);
    call.emit(new Add(call.name(), List.of(sum, skip), shortcut), ElementType.FLOAT, dims, 1);
  }
}
