package org.hcim.jobs.export;

import java.util.List;
import java.util.stream.IntStream;
import org.hcim.importer.onnx.OnnxAttribute;
import org.hcim.importer.onnx.OnnxModel;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.DcimWidths;
import org.hcim.simulator.crossbar.Overflow;

/**
 * The readout of a product's columns as nodes that turn the partial sums of all bit-streams into
 * output words.
 */
final class ReadoutNodes {

  private final OnnxModel model;
  private final ProductColumns columns;
  private final String name;

  ReadoutNodes(OnnxModel model, ProductColumns columns) {
    this.model = model;
    this.columns = columns;
    name = columns.product().name();
  }

  /**
   * The output words of all columns.
   *
   * @param sums partial sums of shape (streams, columns, height, width)
   */
  String words(String sums) {
    ColumnReadout readout = columns.datapath().readout();
    if (readout instanceof ColumnReadout.Comparators comparators) {
      return register(comparators.dcim(), compared(sums, comparators));
    }
    if (readout instanceof ColumnReadout.Adc adc) {
      return overStreams(name + ".words", digitized(sums, adc), significances());
    }
    boolean isIdeal = readout instanceof ColumnReadout.Ideal;
    return overStreams(name + ".words", isIdeal ? sums : looked(sums, readout), significances());
  }

  /** The readings of an ADC with nonuniform levels: a lookup table indexed by partial sum. */
  private String looked(String sums, ColumnReadout readout) {
    int most = (int) new SumBounds(columns).mostSum();
    double[] readings = IntStream.rangeClosed(-most, most).mapToDouble(readout::read).toArray();
    String table = model.reals(name + ".readings_by_sum", readings, readings.length);
    String index = model.toIntegers(name + ".index", with("Add", ".above_min_sum", sums, most));
    return model.node("Gather", name + ".readings", List.of(table, index));
  }

  /** The significances of bit-streams: powers of two, negative for the sign stream. */
  private String significances() {
    return constant(
        ".significances",
        (group, split, output, slice, stream) ->
            columns.slicing().streamSign(stream) * (1 << columns.slicing().firstBit(stream)));
  }

  /** A constant by bit-stream and column. */
  private String constant(String suffix, ProductColumns.OfColumn numbers) {
    return columns.constant(model, name + suffix, columns.numbers(numbers));
  }

  /** The readings of a uniform ADC: clamped codes times the step, plus the lowest reading. */
  private String digitized(String sums, ColumnReadout.Adc adc) {
    double step = 1 << adc.stepLog2();
    String shifted = with("Add", ".above_lowest", sums, (1 << adc.stepLog2() >> 1) - adc.lowest());
    String floor =
        model.node("Floor", name + ".floor", List.of(with("Mul", ".in_steps", shifted, 1 / step)));
    String codes =
        model.node(
            "Clip",
            name + ".adc_codes",
            List.of(floor, scalar(".min_code", 0), scalar(".max_code", (1 << adc.bits()) - 1)));
    return with("Add", ".readings", with("Mul", ".steps", codes, step), adc.lowest());
  }

  private String with(String operator, String suffix, String values, double number) {
    return model.node(operator, name + suffix, List.of(values, scalar(suffix + "_by", number)));
  }

  private String scalar(String suffix, double number) {
    return model.reals(name + suffix, new double[] {number});
  }

  /** The comparator outputs: +1, 0 or -1 for each partial sum. */
  private String compared(String sums, ColumnReadout.Comparators comparators) {
    String below =
        constant(
            ".below_high",
            (group, split, output, slice, stream) ->
                group.high(comparators, split, output, slice, stream) - 1);
    String above =
        constant(
            ".above_low",
            (group, split, output, slice, stream) ->
                group.low(comparators, split, output, slice, stream) + 1);
    String plus = model.node("Greater", name + ".is_plus", List.of(sums, below));
    String minus = model.node("Less", name + ".is_minus", List.of(sums, above));
    return model.node(
        "Sub",
        name + ".values",
        List.of(model.toReals(name + ".plus", plus), model.toReals(name + ".minus", minus)));
  }

  /**
   * The registers of the DCiM array, which adds, subtracts or skips scale factors and can overflow.
   */
  private String register(DcimWidths dcim, String values) {
    double[][] factors = SumBounds.factors(columns, dcim);
    String scales = columns.constant(model, name + ".scale_factors", factors);
    if (SumBounds.reach(factors) <= dcim.mostSum()) {
      return overStreams(name + ".words", values, scales);
    }
    if (dcim.overflow() == Overflow.WRAP) {
      return wrapped(overStreams(name + ".unwrapped", values, scales), dcim);
    }
    return saturated(model.node("Mul", name + ".addends", List.of(values, scales)), dcim);
  }

  /** The sums over bit-streams. */
  private String overStreams(String result, String values, String factors) {
    String terms = model.node("Mul", result + ".by_stream", List.of(values, factors));
    return model.node(
        "ReduceSum",
        result,
        List.of(terms, model.integers(result + ".axes", 0)),
        OnnxAttribute.integer("keepdims", 1));
  }

  /**
   * Sums that wrap; wrapping once after the last sum suffices because it preserves sums modulo
   * 2^bits.
   */
  private String wrapped(String sums, DcimWidths dcim) {
    double half = dcim.mostSum() + 1.0;
    String turns =
        model.node(
            "Floor",
            name + ".turns",
            List.of(
                with("Mul", ".in_spans", with("Add", ".above_min_word", sums, half), 0.5 / half)));
    return model.node(
        "Sub", name + ".words", List.of(sums, with("Mul", ".carries", turns, 2 * half)));
  }

  /** Sums that saturate: clamped after each bit-stream. */
  private String saturated(String addends, DcimWidths dcim) {
    String least = scalar(".min_word", -dcim.mostSum() - 1.0);
    String most = scalar(".max_word", dcim.mostSum());
    String words = null;
    for (int stream = 0; stream < columns.streams(); stream++) {
      String own = name + ".stream" + stream;
      String addend =
          model.node("Gather", own, List.of(addends, model.integers(own + ".index", stream)));
      String sum = words == null ? addend : model.node("Add", own + ".sum", List.of(words, addend));
      words = model.node("Clip", own + ".word", List.of(sum, least, most));
    }
    return words;
  }
}
