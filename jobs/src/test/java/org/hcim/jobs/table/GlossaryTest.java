package org.hcim.jobs.table;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hcim.accelerator.cost.Component;
import org.hcim.jobs.cli.Hcim;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The names and links in {@code docs/glossary.md} are those of the program. */
class GlossaryTest {

  private static final Path PAGE = Path.of("../docs/glossary.md");
  private static final Pattern ENTRY =
      Pattern.compile(
          "- \\*\\*(?<term>[^*]+)\\*\\*( \\((?<unit>[^)]+)\\))?: (?<definition>\\S.*[^.])\\."
              + " Appears in: (?<places>.+)\\.");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");

  /** A line of the page. */
  record Entry(String term, String places) {

    static Entry of(String line) {
      Matcher entry = ENTRY.matcher(line);
      assertThat(entry.matches()).as(line).isTrue();
      return new Entry(entry.group("term"), entry.group("places"));
    }

    /** The quoted names of one kind: {@code columns} or {@code options}. */
    Stream<String> names(String kind) {
      return Arrays.stream(places.split("; "))
          .filter(place -> place.startsWith(kind + " "))
          .flatMap(place -> CODE.matcher(place).results())
          .map(code -> code.group(1));
    }

    Stream<String> columns() {
      return names("columns").flatMap(GlossaryTest::ofEveryComponent);
    }

    @Override
    public String toString() {
      return term;
    }
  }

  static List<Entry> entries() throws IOException {
    try (Stream<String> lines = Files.lines(PAGE)) {
      return lines.filter(line -> line.startsWith("- ")).map(Entry::of).toList();
    }
  }

  @Test
  void termsAreInAlphabeticalOrder() throws IOException {
    assertThat(entries())
        .extracting(entry -> entry.term().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""))
        .doesNotHaveDuplicates()
        .isSorted();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void columnsAndOptionsExist(Entry entry) {
    assertThat(entry.columns()).isSubsetOf(columnsOfAllTables());
    assertThat(entry.names("options")).isSubsetOf(options(Hcim.parser()));
  }

  @ParameterizedTest
  @MethodSource("entries")
  void linksLeadToPages(Entry entry) {
    assertThat(LINK.matcher(entry.places()).results())
        .allSatisfy(link -> assertThat(PAGE.resolveSibling(link.group(1))).isRegularFile());
  }

  @Test
  void everyColumnOfResultsAndFrontiersHasATerm() throws IOException {
    Set<String> explained =
        entries().stream().flatMap(Entry::columns).collect(toCollection(HashSet::new));

    assertThat(names(ResultSchema.SCHEMA.columns()))
        .allSatisfy(c -> assertThat(explained).contains(c));
    assertThat(names(FrontierSchema.SCHEMA.columns()))
        .allSatisfy(c -> assertThat(explained).contains(c));
  }

  private static Set<String> columnsOfAllTables() {
    return Stream.of(
            ResultSchema.SCHEMA.columns(),
            FrontierSchema.SCHEMA.columns(),
            SimulationSchema.SCHEMA.columns(),
            AccuracySchema.SCHEMA.columns())
        .flatMap(columns -> names(columns).stream())
        .collect(toCollection(HashSet::new));
  }

  private static List<String> names(List<TableColumn> columns) {
    return columns.stream().map(TableColumn::name).toList();
  }

  private static Stream<String> ofEveryComponent(String column) {
    return column.contains("<component>")
        ? Arrays.stream(Component.values())
            .filter(component -> !column.startsWith("area") || component.hasArea())
            .map(component -> column.replace("<component>", component.key()))
        : Stream.of(column);
  }

  private static Set<String> options(CommandLine command) {
    Set<String> names = new HashSet<>(command.getCommandSpec().optionsMap().keySet());
    command.getSubcommands().values().forEach(each -> names.addAll(options(each)));
    return names;
  }
}
