package org.hcim.sweeps.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

  @Test
  void sortsKeysAndWritesScalarsOnOneLine() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("b", Arrays.asList(1, 2.50, "x", null, true));
    tree.put("a", List.of(Map.of("c", 1L)));
    assertThat(CanonicalJson.write(tree))
        .isEqualTo(
            """
            {
              "a": [
                {
                  "c": 1
                }
              ],
              "b": [1, 2.5, "x", null, true]
            }
            """);
  }

  @Test
  void escapesWhatIsNotPlainAscii() {
    assertThat(CanonicalJson.write("a\"\\\n\t\u00e9"))
        .isEqualTo("\"a\\\"\\\\\\n\\u0009\\u00e9\"\n");
  }

  @Test
  void hashIsThatOfTheStandard() {
    assertThat(Sha256.hex("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
