package org.hcim.simulator.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.hcim.accelerator.design.InvalidDesignException;
import org.junit.jupiter.api.Test;

class PackedIntegersTest {

  @Test
  void bitsAreThoseOfTheWidestInteger() throws IOException {
    assertThat(packed()).containsExactly(1);
    assertThat(packed(0, -1, 0)).containsExactly(1, 0b0100_0000);
    assertThat(packed(1, -2, 0, -1)).containsExactly(2, 0b0110_0011);
    assertThat(packed(7, -8, 1)).containsExactly(4, 0x78, 0x10);
    assertThat(packed(3, -4, 1)).containsExactly(3, 0b0111_0000, 0b1000_0000);
    assertThat(packed(127, -128)).containsExactly(8, 127, -128);
    assertThat(packed(Integer.MIN_VALUE)).containsExactly(32, -128, 0, 0, 0);
  }

  @Test
  void integersOfAnyWidthAreReadAgain() throws IOException {
    var random = new Random(7);
    for (int bits = 1; bits <= Integer.SIZE; bits++) {
      var integers = new int[1 + random.nextInt(99)];
      for (int i = 0; i < integers.length; i++) {
        integers[i] = random.nextInt() >> (Integer.SIZE - bits);
      }

      assertThat(read(integers.length, Integer.SIZE, 3, packed(integers)))
          .as("%d bits", bits)
          .isEqualTo(integers);
    }
  }

  @Test
  void theSecondVersionHasIntegersOfOneWidth() throws IOException {
    assertThat(read(2, Byte.SIZE, 2, new byte[] {5, -6})).containsExactly(5, -6);
    assertThat(read(1, Integer.SIZE, 2, new byte[] {-1, -1, -1, 0})).containsExactly(-256);
  }

  @Test
  void bitsAndSizeAreChecked() {
    assertThatThrownBy(() -> read(2, 8, 3, new byte[] {9, 0, 0, 0}))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessage("bits (9) of codes must be from 1 to 8");
    assertThatThrownBy(() -> read(0, 8, 3, new byte[] {0}))
        .hasMessage("bits (0) of codes must be from 1 to 8");
    assertThatThrownBy(() -> read(3, 8, 3, new byte[] {4, 0}))
        .hasMessage("codes (1 bytes) must be 3 of 4 bits");
    assertThatThrownBy(() -> read(3, 8, 3, new byte[] {4, 0, 0, 0}))
        .hasMessage("codes (3 bytes) must be 3 of 4 bits");
  }

  private static byte[] packed(int... integers) throws IOException {
    var bytes = new ByteArrayOutputStream();
    PackedIntegers.write(integers, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static int[] read(int count, int mostBits, int version, byte[] bytes) throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(bytes));
    var reader = PackedIntegers.reader("codes", count, mostBits, version, in);
    var integers = new int[count];
    for (int i = 0; i < count; i++) {
      integers[i] = reader.next();
    }
    return integers;
  }
}
