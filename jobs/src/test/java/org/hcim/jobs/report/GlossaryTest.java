package org.hcim.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GlossaryTest {

  @Test
  void everyTermOfThePageIsDefined() {
    assertThat(Glossary.definitions().keySet()).containsExactlyElementsOf(Glossary.TERMS);
    assertThat(Glossary.definitions().get("EDAP")).contains("energy", "latency", "area");
    assertThat(Glossary.definitions().values())
        .allSatisfy(text -> assertThat(text).doesNotContain("Appears in", "**"));
  }

  @Test
  void everyTermThatTheScriptShowsIsOneOfThem() {
    Matcher uses = Pattern.compile("\\bterm\\(\"([^\"]+)\"").matcher(PageParts.load().script());
    List<String> shown = new ArrayList<>();
    while (uses.find()) {
      shown.add(uses.group(1));
    }

    assertThat(shown).isNotEmpty().isSubsetOf(Glossary.TERMS);
  }

  @Test
  void aMissingTermIsAnError() {
    assertThatThrownBy(() -> Glossary.definitions("- **HCiM**: an accelerator. Appears in: x."))
        .hasMessage("glossary.md does not define EDAP");
  }
}
