package org.hcim.simulator.dataset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.hcim.accelerator.Fuzzing;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fuzz")
class FuzzTest {

  @Test
  void images() throws IOException, InterruptedException {
    Fuzzing.assertNothingFound(
        PictureTarget.class,
        List.of(
            HostileImageTest.png(BufferedImage.TYPE_BYTE_INDEXED),
            HostileImageTest.png(BufferedImage.TYPE_4BYTE_ABGR),
            HostileImageTest.png(BufferedImage.TYPE_BYTE_BINARY),
            HostileImageTest.jpeg(9, false),
            HostileImageTest.jpeg(9, true)));
  }
}
