package org.hcim.jobs.simulate;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.LevelAdc;
import org.hcim.simulator.crossbar.Slicing;
import org.hcim.simulator.study.ChannelTrace;
import org.hcim.simulator.study.ColumnTrace;
import org.hcim.simulator.study.ProductTrace;
import org.hcim.simulator.study.StreamStep;

/** Formats one product step by step. */
public final class TraceText {

  private final StringBuilder text = new StringBuilder();
  private final ProductTrace trace;
  private final Datapath datapath;
  private final Slicing slicing;

  private TraceText(ProductTrace trace) {
    this.trace = trace;
    datapath = trace.product().groups().get(0).datapath();
    slicing = datapath.slicing();
  }

  /**
   * Formats a trace.
   *
   * @param channels number of outputs shown in every step; the others appear only as sums
   */
  public static String of(ProductTrace trace, int channels) {
    var made = new TraceText(trace);
    made.head();
    int shown = Math.min(channels, trace.product().outputs());
    for (int channel = 0; channel < shown; channel++) {
      made.channel(trace.channel(channel));
    }
    made.sums();
    return made.text.toString();
  }

  private void head() {
    var precision = slicing.precision();
    int inputs = trace.inputs(0).size();
    print(
        "layer %s, position %d (row %d, column %d): %d inputs -> %d outputs%n",
        trace.product().name(),
        trace.position(),
        trace.position() / trace.output().width(),
        trace.position() % trace.output().width(),
        inputs,
        trace.product().outputs());
    print(
        "%d crossbars of %d rows; %d-bit weights in %d slices (%s); %d-bit activations in %d"
            + " streams%n%s%n",
        datapath.splits(inputs),
        datapath.rows(),
        precision.weightBits(),
        slicing.slices(),
        slicing.mapping().key(),
        precision.activationBits(),
        precision.streams(),
        readout(datapath.readout()));
    streams(trace.inputs(0));
  }

  private static String readout(ColumnReadout readout) {
    if (readout instanceof ColumnReadout.Comparators comparators) {
      String codes = readout instanceof ColumnReadout.Ternary ? "ternary" : "binary";
      return String.format(
          Locale.ROOT,
          "%s: p = +1 from %d up, -1 from %d down; words of %d bits, scale factors of %d, %s",
          codes,
          comparators.high(),
          comparators.low(),
          comparators.dcim().partialSumBits(),
          comparators.dcim().scaleFactorBits(),
          comparators.dcim().granularity().key());
    }
    if (readout instanceof LevelAdc adc) {
      return String.format(
          Locale.ROOT, "ADC of %d bits with non-uniform levels: %s", adc.bits(), levels(adc));
    }
    return readout instanceof ColumnReadout.Adc adc
        ? String.format(
            Locale.ROOT,
            "ADC of %d bits from %d up in steps of %d",
            adc.bits(),
            adc.lowest(),
            1 << adc.stepLog2())
        : "ideal readout: partial sums are not quantized";
  }

  private static String levels(LevelAdc adc) {
    return IntStream.range(0, 1 << adc.bits())
        .mapToObj(code -> String.valueOf(adc.level(code)))
        .collect(Collectors.joining(" "));
  }

  private void streams(List<Integer> inputs) {
    print("%nactivations of group 0, split by split, and their streams (the first bits first)%n");
    for (int split = 0; split < datapath.splits(inputs.size()); split++) {
      List<Integer> part = part(inputs, split);
      print("  split %d  activation %s%n", split, numbers(part));
      for (int stream = 0; stream < slicing.precision().streams(); stream++) {
        int number = stream;
        print(
            "           stream %-3d %s%n",
            stream, numbers(part.stream().map(code -> slicing.streamDigit(code, number)).toList()));
      }
    }
  }

  private void channel(ChannelTrace channel) {
    print("%noutput %d%n", channel.channel());
    for (ColumnTrace column : channel.columns()) {
      if (column.slice() == 0) {
        print(
            "  split %d  weight     %s%n",
            column.split(), numbers(part(channel.weights(), column.split())));
      }
      column(column);
    }
    print(
        "  sum = %s = %d%n",
        channel.columns().stream()
            .map(column -> column.significance() + " x " + column.word())
            .collect(Collectors.joining(" + ")),
        channel.sum());
    channel
        .requantized()
        .ifPresent(
            to ->
                print(
                    "  activation = (%d x %d + %d%s + half) >> %d, held = %d%n",
                    channel.sum(),
                    to.multiplier(),
                    to.offset(),
                    to.addend() == 0 ? "" : " + shortcut " + to.addend(),
                    to.shift(),
                    to.activation()));
  }

  private void column(ColumnTrace column) {
    print(
        "  split %d  slice %d (x %d) cells %s%n",
        column.split(), column.slice(), column.significance(), numbers(column.digits()));
    boolean compares = datapath.readout() instanceof ColumnReadout.Comparators;
    for (int stream = 0; stream < column.steps().size(); stream++) {
      StreamStep step = column.steps().get(stream);
      print(
          "           stream %d: partial sum %4d -> %s %4d, adds %4d -> word %5d%s%n",
          stream,
          step.partialSum(),
          compares ? "p" : "reads",
          step.reading(),
          step.added(),
          step.word(),
          step.isOverflow() ? " (overflow)" : "");
    }
  }

  /** Prints all outputs, and verifies that the simulator's kernels gave the same sums. */
  private void sums() {
    print("%nall outputs%n  channel      sum  simulated  activation%n");
    for (int i = 0; i < trace.product().outputs(); i++) {
      ChannelTrace channel = trace.channel(i);
      int simulated = trace.simulatedSum(i);
      print(
          "  %7d %8d %10d  %10s%s%n",
          i,
          channel.sum(),
          simulated,
          channel.requantized().map(to -> String.valueOf(to.activation())).orElse("-"),
          simulated == channel.sum() ? "" : "  DIFFERS");
    }
  }

  private List<Integer> part(List<Integer> all, int split) {
    int first = split * datapath.rows();
    return all.subList(first, Math.min(all.size(), first + datapath.rows()));
  }

  private static String numbers(List<Integer> numbers) {
    return IntStream.range(0, numbers.size())
        .mapToObj(i -> String.format(Locale.ROOT, "%3d", numbers.get(i)))
        .collect(Collectors.joining(""));
  }

  private void print(String pattern, Object... values) {
    text.append(String.format(Locale.ROOT, pattern, values));
  }
}
