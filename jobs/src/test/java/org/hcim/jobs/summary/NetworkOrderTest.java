package org.hcim.jobs.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkOrderTest {

  private static final NetworkOrder ORDER =
      NetworkOrder.of("{\"workloads\": [{\"name\": \"vgg9\"}, {\"name\": \"bert\"}]}");

  @Test
  void networksOfTheSpecComeFirst() {
    assertThat(ORDER.sorted(List.of("another", "bert", "more", "vgg9"), name -> name))
        .containsExactly("vgg9", "bert", "another", "more");
  }

  @Test
  void itemsOfOneNetworkKeepTheirOrder() {
    assertThat(ORDER.sorted(List.of("bert 2", "vgg9 3", "bert 1"), item -> item.substring(0, 4)))
        .containsExactly("vgg9 3", "bert 2", "bert 1");
  }
}
