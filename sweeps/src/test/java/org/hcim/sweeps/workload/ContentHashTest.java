package org.hcim.sweeps.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hashes under which results of the shipped networks are stored. */
class ContentHashTest {

  @ParameterizedTest
  @CsvSource({
    "resnet8, c1e77023c5df01a5bf8a847df1a92abf485deeb1da2970a62aa84c41c0da7a77",
    "resnet20, 4cb77e95c27ef6bbaac87fdd67ae161785ae764cadeda76a8fdef3a72e121e55",
    "resnet32, 2c01e0300a1cdeee59cde643a7c57352a7036ddba2e28f20a565e136e3a39487",
    "resnet44, bca26aef928dfe1f64b295fda941cf1d2214fcc6390eeb5d45c78b841c3a7f9e",
    "wide_resnet20, f8785ab588ce50e08aa0488acbfb557e08b29fb3423795965d8c2817391a6346",
    "vgg9, 584b34c52c84aebfa2d995c4706c528b7e70194b08e22e0ffb041384f1c9fd69",
    "vgg11, fcc6309df593f16e20ecc491a69bf3560c3ea1f0c37686a43eddfe3f5defbf69",
    "resnet18, 8d2f4a440f8b803a4b63901ea1479d50e7149c6982c24aef649cfdc1be5d6f42",
    "resnet50, b1a143f872f811a6697490c296f3c52931798dcffe3daecadb3bc8f4c2c95a05",
    "mobilenet_v2, 996e24f039add869bd36f49aa57fefa3888cfdc09e81f4e01c5e1b9f8f459268",
    "vit_b16, 6b391c53db0c9f03bd7f63ef7a2342756b53404da4a9b25884ac4d3dbcf51821",
    "bert_base, 7f395ee0146bf5db7fc08952cedede253d1db6b8159c68f1cd33b21e624a5c73",
  })
  void areThoseOfEarlierReleases(String network, String hash) {
    assertThat(Networks.contentHash(Networks.builtIn(network))).isEqualTo(hash);
  }
}
