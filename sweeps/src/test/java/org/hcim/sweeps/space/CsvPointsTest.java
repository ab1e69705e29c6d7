package org.hcim.sweeps.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvPointsTest {

  @TempDir private Path folder;

  @Test
  void readsPointsAndLeavesTheRestAtDefaults() throws IOException {
    PointTable table =
        read("xbar_rows,readout,ternary_zero_frac\n64,ternary,0.75\n256,binary,\n", 10);
    ListedSpace space = ListedSpace.of(Axes.defaults(Map.of()), table);
    assertThat(space.size()).isEqualTo(2);
    Object[] second = space.point(1);
    assertThat(second[Slot.of(Parameter.XBAR_ROWS)]).isEqualTo(256);
    assertThat(second[Slot.of(Parameter.READOUT)]).isEqualTo(ReadoutKind.BINARY);
    assertThat(second[Slot.of(Parameter.TERNARY_ZERO_FRAC)]).isNull();
    assertThat(second[Slot.of(Parameter.XBAR_COLUMNS)]).isEqualTo(128);
  }

  @Test
  void namesEveryWrongField() {
    assertThatThrownBy(() -> read("xbar_rows,readout\n8,ternary\n64,tern\n64\n1_0,sar\n", 10))
        .hasMessage(
            """
            p.csv:2:1: xbar_rows: xbar_rows (8) must be a whole number from 16 to 4096
            p.csv:3:4: readout: readout (tern) must be one of ternary, binary, sar, flash, digital
            p.csv:4:1: 1 field; the header has 2, separated by commas
            p.csv:5:1: xbar_rows: xbar_rows (1_0) must be a whole number from 16 to 4096\
            """);
  }

  @Test
  void namesWrongColumns() {
    assertThatThrownBy(() -> read("xbar_rows,xbar_row,xbar_rows\n", 10))
        .hasMessageContaining(
            "p.csv:1:11: unknown column xbar_row; did you mean xbar_rows? accepted: xbar_rows,")
        .hasMessageContaining("p.csv:1:20: column xbar_rows appears twice");
    assertThatThrownBy(() -> read("", 10))
        .hasMessage("p.csv:1:1: empty file; the first line names the columns");
  }

  @Test
  void exportOfASpreadsheetIsRead() throws IOException {
    PointTable table =
        read("\uFEFF\"xbar_rows\";readout;ternary_zero_frac\r\n\"64\";ternary;0.75\r\n", 10);
    Object[] point = ListedSpace.of(Axes.defaults(Map.of()), table).point(0);
    assertThat(point[Slot.of(Parameter.XBAR_ROWS)]).isEqualTo(64);
    assertThat(point[Slot.of(Parameter.TERNARY_ZERO_FRAC)]).isEqualTo(0.75);
  }

  @Test
  void remediesAreNamed() {
    assertThatThrownBy(() -> read("readout;ternary_zero_frac\nternary;0,75\n binary;1\n", 10))
        .hasMessage(
            """
            p.csv:2:9: ternary_zero_frac: ternary_zero_frac (0,75) must be a number from 0.0 to 1.0;\
             write decimals with a point
            p.csv:3:1: readout: readout ( binary) must be one of ternary, binary, sar, flash, digital;\
             spaces belong to the value; delete them\
            """);
    assertThatThrownBy(() -> read("xbar_rows,\n64,\n", 10))
        .hasMessage("p.csv:1:11: column without a name; a parameter names each column");
    assertThatThrownBy(() -> read("xbar_rows\u200D\n", 10))
        .hasMessageStartingWith(
            "p.csv:1:1: unknown column xbar_rows\\u200d; did you mean xbar_rows? accepted: ");
  }

  @Test
  void blankLinesAreSkippedAndQuotesMakeAPointOfDefaults() throws IOException {
    assertThat(read("xbar_rows\n\n64\n\"\"\n\n", 10).size()).isEqualTo(2);
  }

  @Test
  void stopsAtTheCap() {
    assertThatThrownBy(() -> read("xbar_rows\n" + "64\n".repeat(11), 10))
        .hasMessage("p.csv:12:1: more than max_points (10) points");
  }

  private PointTable read(String text, long most) throws IOException {
    Path file = Files.writeString(folder.resolve("p.csv"), text);
    return new CsvPoints().read("p.csv", file, most);
  }
}
