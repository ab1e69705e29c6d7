package org.hcim.sweeps.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpecTemplateTest {

  private static final SpecTemplate TEMPLATE =
      SpecTemplate.of(
          """
          # dropped
          sweep: few
          workloads:
            - resnet20
            # stays with workloads
          axes: # stays with axes
            xbar_rows: [64]
          """);

  @Test
  void replacesAKeyInItsPlaceAndAddsOthersAtTheEnd() {
    assertThat(TEMPLATE.with("workloads", "[mlp]").with("fixed", "{tiles: 1}").text())
        .isEqualTo(
            """
            sweep: few
            workloads: [mlp]
            axes: # stays with axes
              xbar_rows: [64]
            fixed: {tiles: 1}
            """);
  }

  @Test
  void theShippedDesignsHaveKeysThatAreReplaced() {
    assertThat(SpecTemplate.shipped().keys())
        .containsKeys("sweep", "workloads", "accuracy", "axes");
  }
}
