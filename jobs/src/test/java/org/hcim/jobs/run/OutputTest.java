package org.hcim.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTest {

  @ParameterizedTest
  @ValueSource(strings = {"/a b", "/50%", "/run[1]", "/{a,b}", "/a^b", "/%41"})
  void stagesAreBelowAPathAsWritten(String location) {
    assertThat(Output.of(location).stages()).isEqualTo(Path.of(location, "stages"));
    assertThat(Output.of("file://" + location.replace("%41", "%2541")).stages())
        .isEqualTo(Path.of(location, "stages"));
  }

  @Test
  void stagesNeedAPathForAllWorkers() {
    assertThatThrownBy(() -> Output.of("hdfs://host/a b").stages())
        .isInstanceOf(RequestException.class)
        .hasMessage(
            "out (hdfs://host/a b) must be a path that all workers can access: it holds"
                + " checkpoints");
  }
}
