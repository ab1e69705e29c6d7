package org.hcim.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hcim.jobs.evaluate.ChunkCost.Total;
import org.junit.jupiter.api.Test;

class ChunkCostTest {

  /** Files of 60,000 bytes and 2 bytes per row. */
  @Test
  void tellsTheFixedPartFromThePartPerRow() {
    var small = new Total(3, 3 * 1_000, 3 * (60_000 + 2 * 1_000));
    var large = new Total(3, 3 * 5_000, 3 * (60_000 + 2 * 5_000));
    ChunkCost cost = ChunkCost.between(small, large);

    assertThat(cost.perChunk()).isCloseTo(60_000, within(1e-6));
    assertThat(cost.perRow()).isCloseTo(2, within(1e-9));
    assertThat(cost.of(1, 13_770)).isCloseTo(87_540, within(1e-6));
    assertThat(cost.of(10, 1_000_000)).isCloseTo(2_600_000, within(1e-6));
  }

  @Test
  void costsOfWholeChunksAreThoseMeasured() {
    ChunkCost cost = ChunkCost.between(new Total(1, 20, 70_000), new Total(1, 90, 71_000));

    assertThat(cost.of(1, 90)).isCloseTo(71_000, within(1e-6));
  }

  /** A chunk of two rows says nothing about a million. */
  @Test
  void aFewRowsAreNotExtrapolated() {
    ChunkCost cost = ChunkCost.between(new Total(1, 1, 60_010), new Total(1, 2, 60_012));

    assertThat(cost.of(1, 1_000_000)).isLessThan(3_000_000);
  }

  @Test
  void noiseBelongsToRows() {
    ChunkCost cheaper = ChunkCost.between(new Total(1, 1_000, 0.9), new Total(1, 5_000, 0.8));
    ChunkCost steeper = ChunkCost.between(new Total(1, 1_000, 0.1), new Total(1, 5_000, 2));

    assertThat(cheaper).isEqualTo(new ChunkCost(0, 0.8 / 5_000));
    assertThat(steeper).isEqualTo(new ChunkCost(0, 2.0 / 5_000));
  }

  @Test
  void withoutRowsThereIsOnlyTheFixedPart() {
    ChunkCost cost = ChunkCost.between(new Total(2, 0, 10), new Total(2, 0, 12));

    assertThat(cost).isEqualTo(new ChunkCost(6, 0));
  }
}
