package org.hcim.accelerator.gates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The full adder and the full subtractor, by their truth tables. */
class BitAdderTest {

  @ParameterizedTest
  @CsvSource({
    "0,0,0, 0,0, 0,0", "0,0,1, 1,0, 1,1", "0,1,0, 1,0, 1,1", "0,1,1, 0,1, 0,1",
    "1,0,0, 1,0, 1,0", "1,0,1, 0,1, 0,0", "1,1,0, 0,1, 0,0", "1,1,1, 1,1, 1,1"
  })
  void adderAndSubtractor(int a, int b, int in, int sum, int carry, int difference, int borrow) {
    boolean or = (a | b) == 1;
    boolean nand = (a & b) == 0;

    assertThat(BitAdder.result(or, nand, in == 1)).isEqualTo(sum == 1).isEqualTo(difference == 1);
    assertThat(BitAdder.carry(or, nand, in == 1)).isEqualTo(carry == 1);
    assertThat(BitAdder.borrow(or, nand, b == 1, in == 1)).isEqualTo(borrow == 1);
  }
}
