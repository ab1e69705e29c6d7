package org.hcim.jobs.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class MemorySizeTest {

  @Test
  void isReadAndWrittenInTheNotationOfTheJvm() {
    assertThat(MemorySize.parse("2G")).hasToString("2g");
    assertThat(MemorySize.parse("512m").bytes()).isEqualTo(512L << 20);
  }

  @Test
  void messagesDoNotDependOnTheLanguageOfTheMachine() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThatThrownBy(() -> new MemorySize(1_000))
          .hasMessage("a size of 1,000 bytes must be whole MiB, at least 64");
    } finally {
      Locale.setDefault(before);
    }
  }
}
