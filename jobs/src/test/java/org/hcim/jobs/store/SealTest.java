package org.hcim.jobs.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A control file is read as it was written, or not at all. */
class SealTest {

  private static final CommitRecord RECORD =
      new CommitRecord(
          new Chunk(7, 700, 800),
          Tally.ZERO,
          List.of(new CommitRecord.DataFile("part-0.parquet", 12, "ab", 3)),
          new Build("unknown", "4.2.0", "17 \u00e9"),
          12,
          "2026-11-28T00:00:00Z",
          3);

  @Test
  void isTheLastKeyAndGivesTheValueBack() {
    byte[] bytes = Json.write(RECORD);

    assertThat(new String(bytes, UTF_8)).matches("(?s).*,\n  \"checksum\" : \"[0-9a-f]{64}\"\n}\n");
    assertThat(Json.read("c00007.json", bytes, CommitRecord.class)).isEqualTo(RECORD);
  }

  @Test
  void seesEveryFlippedBit() {
    byte[] bytes = Json.write(RECORD);
    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      byte[] flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> Json.read("c00007.json", flipped, CommitRecord.class))
          .as("bit %d", bit)
          .isInstanceOf(StoreException.Damaged.class)
          .hasMessageContaining("c00007.json");
    }
  }

  @Test
  void seesEveryTruncation() {
    byte[] bytes = Json.write(RECORD);
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> Json.read("c00007.json", cut, CommitRecord.class))
          .as("%d bytes", length)
          .isInstanceOf(StoreException.Damaged.class);
    }
  }

  /** Tables of earlier versions. */
  @Test
  void isNotRequired() {
    byte[] bytes = "{\"chunk\": \"c00007\", \"sha256\": \"ab\"}\n".getBytes(UTF_8);

    assertThat(Json.read("old.json", bytes, Completion.Commit.class))
        .isEqualTo(new Completion.Commit("c00007", "ab"));
  }
}
