package org.hcim.jobs.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hcim.jobs.SmallNetworks;
import org.hcim.jobs.cli.Terminal;
import org.hcim.jobs.session.SharedSpark;
import org.hcim.jobs.store.TableSnapshot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every query of {@code docs/queries.md} runs on both engines and gives the same rows. */
class CookbookTest {

  private static final Path DOCUMENT = Path.of("../docs/queries.md");
  private static final Pattern SECTION =
      Pattern.compile(
          "^## (?<title>[^\n]+)\n(?<text>.*?)(?=^## |\\z)", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern SQL =
      Pattern.compile("^```sql\n(?<sql>.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  @TempDir private static Path directory;
  private static DuckDb duckDb;
  private static SparkSql spark;

  /** A question with its query. */
  record Recipe(String title, String sql) {

    @Override
    public String toString() {
      return title;
    }
  }

  @BeforeAll
  static void sweep() throws IOException {
    Path out = directory.resolve("out");
    SweptOut.make(out);
    assertThat(Terminal.run("frontier", out).code()).isZero();
    Path network = SmallNetworks.quantizedResNet(directory);
    Terminal simulated =
        Terminal.run(
            "simulate",
            "--network",
            network,
            "--images",
            "builtin",
            "--images-limit",
            8,
            "--out",
            out);
    assertThat(simulated.code()).as(simulated.err()).isZero();
    Sources sources = Sources.committed(out.toString(), TableSnapshot.of(out.toString()));
    duckDb = DuckDb.open(sources, Optional.empty()).orElseThrow();
    spark = SparkSql.open(SharedSpark.get(), sources);
  }

  @AfterAll
  static void close() {
    duckDb.close();
  }

  static Stream<Recipe> recipes() throws IOException {
    List<Recipe> recipes = new ArrayList<>();
    for (Matcher section = SECTION.matcher(Files.readString(DOCUMENT)); section.find(); ) {
      for (Matcher sql = SQL.matcher(section.group("text")); sql.find(); ) {
        recipes.add(new Recipe(section.group("title"), sql.group("sql")));
      }
    }
    return recipes.stream();
  }

  @Test
  void thereAreTwelveQuestions() throws IOException {
    assertThat(recipes()).extracting(Recipe::title).hasSize(12).doesNotHaveDuplicates();
  }

  /** The summary prints the same designs, and the winner is the first of each network. */
  @Test
  void aQueryGivesTheHeadlineOfTheSummary() throws IOException {
    Terminal summary = Terminal.run("summary", directory.resolve("out"), "--format", "json");
    Recipe headline =
        recipes()
            .filter(recipe -> recipe.title().contains("equal accuracy loss"))
            .findFirst()
            .get();
    Answer answer = duckDb.ask(headline.sql());
    assertThat(answer.columns()).last().extracting(Answer.Column::name).isEqualTo("config_index");
    Map<Object, List<Long>> queried = new LinkedHashMap<>();
    DuckDbTest.rows(answer)
        .forEach(
            row ->
                queried
                    .computeIfAbsent(row.get(0), workload -> new ArrayList<>())
                    .add(((Number) row.get(row.size() - 1)).longValue()));

    JsonNode networks = new ObjectMapper().readTree(summary.out()).get("networks");
    assertThat(queried).isNotEmpty();
    for (JsonNode network : networks) {
      Map<Long, String> printed = new LinkedHashMap<>();
      network
          .get("within_loss")
          .forEach(
              each -> printed.put(each.get("config_index").asLong(), each.get("label").asText()));
      List<Long> found = queried.getOrDefault(network.get("workload").asText(), List.of());
      assertThat(found).containsExactlyInAnyOrderElementsOf(printed.keySet());
      String first = found.isEmpty() ? "null" : printed.get(found.get(0));
      assertThat(first).isEqualTo(network.get("winner").asText());
    }
  }

  /** Each query orders its rows totally, so that rows can be compared one by one. */
  @ParameterizedTest
  @MethodSource("recipes")
  void bothEnginesGiveTheSameRows(Recipe recipe) {
    Answer fromDuckDb = duckDb.ask(recipe.sql());
    Answer fromSpark = spark.ask(recipe.sql());

    assertThat(fromSpark.columns()).isEqualTo(fromDuckDb.columns());
    List<List<Object>> rows = DuckDbTest.rows(fromDuckDb);
    assertThat(rows).isNotEmpty();
    assertThat(DuckDbTest.rows(fromSpark)).isEqualTo(rows);
  }
}
