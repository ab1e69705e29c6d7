package org.hcim.accelerator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hcim.accelerator.design.Choice;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.technology.CitedValue.Status;
import org.hcim.accelerator.technology.Constant;
import org.hcim.accelerator.technology.Constants;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/model.md lists every parameter and every assumption, as they are. */
class ModelPageTest {

  private static final List<String> LINES = read(Path.of("../../docs/model.md"));

  @ParameterizedTest
  @EnumSource
  void everyParameterIsThereWithItsDefault(Parameter parameter) {
    String row = row(parameter.column());

    parameter
        .domain()
        .byDefault()
        .ifPresent(value -> assertThat(row).contains("| " + written(value) + " |"));
  }

  /** Nothing is free: the page tells what each parameter saves and costs. */
  @ParameterizedTest
  @EnumSource
  void everyParameterHasACostOrALimit(Parameter parameter) {
    assertThat(LINES.stream().takeWhile(line -> !line.equals("## What the size laws change")))
        .anyMatch(line -> line.matches(".*`" + parameter.column() + "[`:].*"));
  }

  @ParameterizedTest
  @EnumSource
  void everyAssumedOrInferredConstantIsThereWithItsValue(Constant constant) {
    var cited = Constants.cited().cite(constant);
    if (cited.status() == Status.ASSUMED || cited.status() == Status.INFERRED) {
      assertThat(number(row(constant.key()))).isEqualTo(cited.value());
      assertThat(row(constant.key())).contains(cited.note());
    }
  }

  private static String row(String name) {
    return LINES.stream()
        .dropWhile(line -> !line.equals("## Parameters"))
        .filter(line -> line.startsWith("| `" + name + "` |"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("docs/model.md must list " + name));
  }

  private static double number(String row) {
    return Double.parseDouble(row.split("\\|", -1)[2].trim());
  }

  private static String written(Object value) {
    return value instanceof Choice choice ? choice.key() : value.toString();
  }

  private static List<String> read(Path page) {
    try {
      return Files.readAllLines(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
