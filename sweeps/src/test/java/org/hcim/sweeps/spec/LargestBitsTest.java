package org.hcim.sweeps.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.space.Slot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The largest widths against a look at every point. */
class LargestBitsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fixed: {weight_bits: 3}",
        "axes: {weight_bits: [2, 3]}",
        "axes: {weight_bits: [2, 8], activation_bits: [3, 6, 5]}",
        "bundles: {kinds: {narrow: {weight_bits: 2, activation_bits: 2}, default: {xbar_rows: 64}}}",
        "bundles: {kinds: {a: {weight_bits: 2}, b: {weight_bits: 3, activation_bits: 8}}}",
        "{bundles: {readouts: [ternary, digital]}, axes: {weight_bits: {values: [2, 3], when:"
            + " {readouts: digital}}}}",
        "{axes: {weight_bits: {between: [2, 7]}}, sampling: {method: random, points: 500, seed: 1}}"
      })
  void areThoseOfThePoints(String space) {
    String text = space.startsWith("{") ? space.substring(1, space.length() - 1) : space;
    compare(parse("{sweep: x, workloads: [vgg9], " + text + "}"));
  }

  @Test
  void ofAFileAreThoseOfItsPoints() throws IOException {
    Files.writeString(folder.resolve("p.csv"), "weight_bits,activation_bits\n2,3\n3,2\n");
    SweepSpec spec =
        parse("{sweep: x, workloads: [vgg9], sampling: {method: points, file: p.csv}}");

    compare(spec);
    assertThat(spec.largestBits()).isEqualTo(new LargestBits(3, 3));
  }

  /** The others are not known to lose no accuracy, whether or not the widest ones are chosen. */
  @Test
  void ofASelectionAreThoseOfTheWholeSpace() {
    SweepSpec spec = parse("{sweep: x, workloads: [vgg9], axes: {weight_bits: [2, 8]}}");

    assertThat(
            spec.listed("first", Optional.empty(), List.<Object[]>of(spec.space().point(0)))
                .largestBits())
        .isEqualTo(new LargestBits(8, 4));
  }

  private SweepSpec parse(String text) {
    return SweepSpec.parse("x.yaml", text, folder);
  }

  private static void compare(SweepSpec spec) {
    assertThat(spec.largestBits())
        .isEqualTo(
            new LargestBits(
                most(spec, Parameter.WEIGHT_BITS), most(spec, Parameter.ACTIVATION_BITS)));
  }

  private static int most(SweepSpec spec, Parameter bits) {
    return LongStream.range(0, spec.space().size())
        .mapToInt(index -> (Integer) spec.space().point(index)[Slot.of(bits)])
        .max()
        .orElseThrow();
  }
}
