package org.hcim.accelerator.technology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.technology.CitedValue.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConstantsTest {

  private static final Constants CITED = Constants.cited();

  @ParameterizedTest
  @EnumSource
  void everyConstantIsFiniteAndCitesItsSource(Constant constant) {
    CitedValue cited = CITED.cite(constant);

    assertThat(ConstantRange.of(constant).contains(cited.value())).isTrue();
    assertThat(cited.value() > 0 || cited.status() == Status.ASSUMED).isTrue();
    assertThat(cited.source()).isNotBlank();
    assertThat(CITED.get(constant)).isEqualTo(cited.value());
    assertThat(Constant.named(constant.key())).contains(constant);
  }

  @ParameterizedTest
  @EnumSource
  void everyAssumedConstantGivesItsReason(Constant constant) {
    if (CITED.cite(constant).status() == Status.ASSUMED) {
      assertThat(CITED.cite(constant).note()).isNotBlank();
    }
  }

  /** A name such as {@code alu_area_mm2} ends in its unit; ratios and counts have none. */
  @ParameterizedTest
  @EnumSource
  void everyNameEndsInItsUnit(Constant constant) {
    String unit = CITED.cite(constant).unit();
    if (List.of("pJ", "fJ", "mW", "nW", "mm2", "um2", "ns").contains(unit)) {
      assertThat(constant.key()).endsWith("_" + unit.toLowerCase(java.util.Locale.ROOT));
    }
  }

  @Test
  void overridesReplaceAValueAndSayFromWhat() {
    Constants changed = CITED.with(Map.of(Constant.COMPARATOR_ENERGY_PJ, 0.01));

    assertThat(changed.get(Constant.COMPARATOR_ENERGY_PJ)).isEqualTo(0.01);
    assertThat(changed.cite(Constant.COMPARATOR_ENERGY_PJ).status()).isEqualTo(Status.OVERRIDDEN);
    assertThat(changed.cite(Constant.COMPARATOR_ENERGY_PJ).note())
        .isEqualTo("default 0.011 from Satapathy and Kaur, CSSP 2023; TIMELY");
    assertThat(CITED.get(Constant.COMPARATOR_ENERGY_PJ)).isEqualTo(0.011);
  }

  @Test
  void overridesReachTheRegisterTables() {
    Constants changed = CITED.with(Map.of(Constant.INPUT_REGISTER_128_MW, 3.4));

    assertThat(changed.registers().inputReadPj(128)).isEqualTo(3.4);
  }

  @ParameterizedTest
  @CsvSource({"-1.0", "NaN", "Infinity"})
  void rejectsOverridesThatAreNoCost(double value) {
    var overrides = Map.of(Constant.WORD_BITS, value);

    assertThatThrownBy(() -> CITED.with(overrides))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessage("constant word_bits (%s) must be a number above 0", value);
  }

  @ParameterizedTest
  @CsvSource({"32, 0.3, 0.1", "64, 0.7, 0.1", "128, 1.7, 0.16", "256, 4.7, 0.2"})
  void registersHavePumasFiguresAtItsSizes(int entries, double readPj, double wordPj) {
    assertThat(CITED.registers().inputReadPj(entries)).isEqualTo(readPj);
    assertThat(CITED.registers().inputWritePj(entries)).isEqualTo(wordPj);
    assertThat(CITED.registers().outputAccessPj(entries)).isEqualTo(wordPj);
  }

  @Test
  void registersBetweenAndBeyondPumasSizesFollowStraightLinesInLogarithms() {
    RegisterTables registers = CITED.registers();

    assertThat(registers.areaMm2(1024))
        .isCloseTo(0.0019 * StrictMath.pow(0.0019 / 0.00078, 2), within(1e-12));
    for (int entries = 1; entries < 1024; entries++) {
      assertThat(registers.inputReadPj(entries + 1)).isGreaterThan(registers.inputReadPj(entries));
      assertThat(registers.areaMm2(entries + 1)).isGreaterThan(registers.areaMm2(entries));
    }
  }
}
