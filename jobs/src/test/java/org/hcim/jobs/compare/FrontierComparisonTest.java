package org.hcim.jobs.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.jobs.compare.FrontierComparison.GroupChange;
import org.hcim.jobs.frontier.FrontierTable;
import org.hcim.sweeps.regression.FrontierChange;
import org.junit.jupiter.api.Test;

class FrontierComparisonTest {

  private static final FrontierTable BEFORE =
      Frontiers.of(
          "('one', 'a', 1, 4, 1), ('one', 'b', 2, 2, 1), ('one', 'c', 3, 3, 2),"
              + " ('two', 'a', 5, 5, 1)",
          Map.of("one", 0.5, "two", 0.25));

  @Test
  void aDesignIsKnownByItsNetworkAndHash() {
    FrontierTable now =
        Frontiers.of("('one', 'a', 1, 4, 1), ('one', 'd', 3, 2, 1)", Map.of("one", 0.4));
    FrontierComparison compared = compare(BEFORE, now);

    assertThat(compared.notComparable()).isEmpty();
    assertThat(compared.groups())
        .containsExactly(
            new GroupChange(
                "one",
                1,
                new FrontierChange<>(
                    List.of(new DesignKey("d", "one")),
                    List.of(new DesignKey("b", "one")),
                    List.of(new DesignKey("b", "one"))),
                0.5,
                0.4),
            new GroupChange(
                "two",
                0,
                new FrontierChange<>(
                    List.of(),
                    List.of(new DesignKey("a", "two")),
                    List.of(new DesignKey("a", "two"))),
                0.25,
                null));
  }

  @Test
  void anotherQueryIsNotComparable() {
    FrontierTable now =
        Frontiers.of(
            "('one', 'a', 1, 4, 1)",
            Map.of("one", 0.4),
            List.of("area_mm2:min", "energy_pj:min"),
            Frontiers.REFERENCE);
    FrontierComparison compared = compare(BEFORE, now);

    assertThat(compared.groups()).isEmpty();
    assertThat(compared.notComparable())
        .isEqualTo(
            "the frontier query differs from the baseline's: objectives:"
                + " [energy_pj:min, area_mm2:min] -> [area_mm2:min, energy_pj:min]");
  }

  @Test
  void inAnotherBoxDesignsAreComparedAndHypervolumesAreNot() {
    FrontierTable now =
        Frontiers.of(
            "('one', 'a', 1, 4, 1)",
            Map.of("one", 0.4),
            List.of("energy_pj:min", "area_mm2:min"),
            Map.of("energy_pj", 8.0, "area_mm2", 9.0));
    FrontierComparison compared = compare(BEFORE, now);

    assertThat(compared.notComparable()).isEmpty();
    assertThat(compared.hypervolumesNotComparable())
        .startsWith("the hypervolume box differs from the baseline's: reference: ");
    assertThat(compared.groups())
        .extracting(GroupChange::stayed, GroupChange::hypervolumeBefore, GroupChange::hypervolume)
        .first()
        .isEqualTo(org.assertj.core.groups.Tuple.tuple(1L, null, null));
  }

  @Test
  void aMissingFrontierIsNotComparable() {
    assertThat(FrontierComparison.between(Optional.empty(), Optional.of(BEFORE)).notComparable())
        .isEqualTo("no frontier of the baseline was computed");
  }

  private static FrontierComparison compare(FrontierTable before, FrontierTable now) {
    return FrontierComparison.between(Optional.of(before), Optional.of(now));
  }
}
