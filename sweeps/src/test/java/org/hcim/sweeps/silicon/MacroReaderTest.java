package org.hcim.sweeps.silicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hcim.accelerator.cost.AnalogSums;
import org.hcim.accelerator.cost.Component;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.technology.Constant;
import org.hcim.sweeps.paper.Margin;
import org.hcim.sweeps.yaml.SpecException;
import org.hcim.sweeps.yaml.YamlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of macros: what they say, and the message for each way to get them wrong. */
class MacroReaderTest {

  private static final String MACRO =
      """
      macro: tiny
      title: A macro
      authors: Doe et al.
      venue: JSSC
      year: 2024
      source: test
      operations: 1 MAC is 2 operations
      design:
        xbar_rows: 8
        xbar_columns: 64
        weight_bits: 8
        activation_bits: 8
        readout: digital
        technology_nm: 28
      constants:
        sram_cell_area_um2: 0.171
      crossbars: 4
      array_rows: 16
      figures:
        - figure: efficiency
          quantity: tops_per_w
          published: 20.5
        - figure: tree area
          quantity: area_mm2
          components: [readout]
          published: 0.1
          aim: 3x
          reviewed: 0.01
          why: a reason that is long enough
      measured_cycle_ns: 7.5
      """;

  @TempDir private Path folder;

  @Test
  void readsWhatTheFileSays() {
    PublishedMacro macro = read(MACRO);

    assertThat(macro.name()).isEqualTo("tiny");
    assertThat(macro.year()).isEqualTo(2024);
    assertThat(macro.operationsPerMac()).isEqualTo(2);
    assertThat(macro.macro().point().rows()).isEqualTo(8);
    assertThat(macro.macro().crossbars()).isEqualTo(4);
    assertThat(macro.macro().arrayRows()).isEqualTo(16);
    assertThat(macro.macro().measuredCycleNs()).hasValue(7.5);
    assertThat(macro.macro().components()).doesNotContain(Component.REGISTER);
    assertThat(macro.constants()).isEqualTo(Map.of(Constant.SRAM_CELL_AREA_UM2, 0.171));
    assertThat(macro.figures().get(0).aim()).isEqualTo(new Margin.Percent(30));
    assertThat(macro.figures().get(0).published().text()).isEqualTo("20.5");
    assertThat(macro.figures().get(1).aim()).isEqualTo(new Margin.Factor(3));
    assertThat(macro.figures().get(1).components()).containsExactly(Component.READOUT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "macro: tiny | macro: Tiny | m.yaml:1:8: macro: (Tiny) must be a name",
        "year: 2024 | year: then | m.yaml:5:7: year: must be a whole number from 1970 to 2100",
        "crossbars: 4 | crossbar: 4 | m.yaml:17:1: crossbar: unknown key; did you mean crossbars?",
        "measured_cycle_ns: 7.5 | measured_cycle_ns: 0 | measured_cycle_ns: must be a positive number",
        "xbar_rows: 8 | xbar_row: 8 | m.yaml:9:3: design.xbar_row: unknown key; did you mean xbar_rows?",
        "xbar_rows: 8 | xbar_rows: 0 | xbar_rows (0) must be a whole number from 1 to 4096",
        "readout: digital | readout: analog | m.yaml:13:12: design.readout: unknown name analog",
        "weight_bits: 8 | adc_bits: 8 | design.adc_bits: does not apply to readout digital",
        "technology_nm: 28 | technology_nm: 29 | m.yaml:9:3: design: technology_nm (29) must be one of",
        "sram_cell_area_um2 | sram_cell_um2 | m.yaml:16:3: constants.sram_cell_um2: no constant",
        "sram_cell_area_um2: 0.171 | area_utilization_frac: 70 | m.yaml:16:26: constants.area_utilization_frac: must be a number above 0 and at most 1, not (70)",
        "array_rows: 16 | array_rows: 4 | m.yaml:18:13: array_rows (4) must be at least xbar_rows (8)",
        "array_rows: 16 | columns_per_conversion: 2 | m.yaml:18:25: columns_per_conversion and streams_per_conversion must be 1 with readout digital",
        "array_rows: 16 | streams_per_conversion: 0 | m.yaml:18:25: streams_per_conversion: must be a whole number from 1 to 4096",
        "quantity: tops_per_w | quantity: tops_w | m.yaml:21:15: figures[0].quantity: unknown name tops_w",
        "published: 20.5 | published: -1 | m.yaml:22:16: figures[0].published: must be a positive number",
        "published: 20.5 | aim: 10% | figures[0].published: missing",
        "components: [readout] | components: [readouts] | figures[1].components[0]: is not a component of the macro",
        "components: [readout] | components: [register] | figures[1].components[0]: is not a component of the macro",
        "aim: 3x | aim: much | m.yaml:27:10: figures[1].aim: must be a margin, not (much)",
        "aim: 3x | aim: 5 | m.yaml:27:10: figures[1].aim: must be a margin, not (5); accepted: rounding, a percentage such as 20%, a factor such as 1.5x",
        "reviewed: 0.01 | role: input | reviewed and why must be given together",
        "quantity: area_mm2 | quantity: cycle_ns | components must be absent with quantity cycle_ns",
        "title: A macro | | title: missing",
      })
  void tellsLineAndKeyOfWhatIsWrong(String right, String wrong, String message) {
    String text = MACRO.replace(right, wrong == null ? "" : wrong);

    assertThat(text).isNotEqualTo(MACRO);
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining(message);
  }

  @Test
  void readsTheSumsOfAConversion() {
    String text =
        MACRO.replace(
                "readout: digital",
                "readout: sar\n  adc_bits: 3\n  columns_per_adc: 8\n  adc_cost_source: capacitive")
            + "columns_per_conversion: 8\nstreams_per_conversion: 4\n";

    assertThat(read(text).macro().sums()).isEqualTo(new AnalogSums(8, 4));
    assertThat(read(MACRO).macro().sums()).isEqualTo(AnalogSums.NONE);
    assertThatThrownBy(() -> read(text.replace("conversion: 8", "conversion: 3")))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("columns_per_conversion (3) must divide columns_per_adc (8)");
  }

  /** A design that no cost source covers is an error of the file, not of the run. */
  @Test
  void refusesADesignWithoutCosts() {
    String text =
        MACRO.replace("readout: digital", "readout: sar\n  adc_bits: 3\n  columns_per_adc: 1");

    assertThatThrownBy(() -> read(text))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("design: adc_cost_source paper covers sar of 7 and 6 bits");
  }

  @Test
  void readsDirectoriesInOrderOfNames() throws IOException {
    Files.writeString(folder.resolve("b.yaml"), MACRO.replace("macro: tiny", "macro: second"));
    Files.writeString(folder.resolve("a.yml"), MACRO);
    Files.writeString(folder.resolve("notes.txt"), "not a macro");

    assertThat(PublishedMacros.load(List.of(folder)))
        .extracting(PublishedMacro::name)
        .containsExactly("tiny", "second");
  }

  @Test
  void refusesMissingEmptyAndRepeated() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path file = Files.writeString(folder.resolve("a.yaml"), MACRO);

    assertThatThrownBy(() -> PublishedMacros.load(List.of(folder.resolve("none.yaml"))))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessageContaining("is not a file or directory");
    assertThatThrownBy(() -> PublishedMacros.load(List.of(empty)))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessageContaining("contains no file *.yaml");
    assertThatThrownBy(() -> PublishedMacros.load(List.of(file, file)))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessageContaining("appears twice");
  }

  private static PublishedMacro read(String text) {
    return MacroReader.read(YamlReader.read("m.yaml", text.getBytes(StandardCharsets.UTF_8)));
  }
}
