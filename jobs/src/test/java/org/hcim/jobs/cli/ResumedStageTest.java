package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.psq.training.StageFiles;
import org.hcim.simulator.inference.NetworkFile;
import org.hcim.simulator.study.CommonSetting;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings that continue from the stages of another one. */
class ResumedStageTest {

  @TempDir private static Path folder;
  private static Path out;

  @BeforeAll
  static void train() throws IOException {
    out = folder.resolve("out");
    Path spec = Files.writeString(folder.resolve("s.yaml"), TrainCommandTest.SPEC);
    assertThat(Terminal.run("train", spec, "--out", out).code()).isZero();
  }

  /** The stages after that of the network follow, as they do without it. */
  @Test
  void aNetworkIsTrainedOn() throws IOException {
    Path more =
        Files.writeString(
            folder.resolve("more.yaml"),
            TrainCommandTest.SPEC.replace("adc-sar-6", "binary") + "references: [ideal]\n");
    Path tuned = folder.resolve("more");

    Terminal run =
        Terminal.run("train", more, "--resume", stage(ReadoutLevels.IDEAL), "--out", tuned);

    assertThat(run.code()).isZero();
    assertThat(csv(tuned, "SELECT conversion FROM accuracy WHERE status = 'ok' ORDER BY 1").lines())
        .containsExactly("conversion", "binary", "ideal", "ternary");
    try (var stages = Files.list(tuned.resolve("stages"))) {
      assertThat(stages).as("one of QAT for all, two of PSQ").hasSize(3);
    }
    assertThat(
            Terminal.run(
                    "train",
                    more,
                    "--resume",
                    stage(ReadoutLevels.TERNARY),
                    "--out",
                    folder.resolve("n"))
                .err())
        .contains("a network of stage PSQ cannot continue in stage QAT", "references");
  }

  @Test
  void aNetworkOfComparatorsIsTrainedOnWithATeacher() throws IOException {
    Path spec =
        Files.writeString(
            folder.resolve("taught.yaml"),
            TrainCommandTest.SPEC
                    .replace("[ternary, adc-sar-6]", "[ternary]")
                    .replace("psq_epochs: 1", "psq_epochs: 1, distillation_frac: 0.5")
                + "references: []\n");
    Path tuned = folder.resolve("taught");
    Path ternary = stage(ReadoutLevels.TERNARY);
    Path ideal = stage(ReadoutLevels.IDEAL);

    Terminal run =
        Terminal.run("train", spec, "--resume", ternary, "--teacher", ideal, "--out", tuned);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(csv(tuned, "SELECT conversion, psq_epochs, started_from FROM accuracy").lines())
        .containsExactly(
            "conversion,psq_epochs,started_from", "ternary,1," + ternary.getFileName());
    assertThat(Terminal.run("train", spec, "--teacher", ideal).err())
        .contains("--teacher needs --resume");
    assertThat(
            Terminal.run("train", spec, "--resume", ternary, "--teacher", ternary, "--out", tuned)
                .err())
        .contains("--teacher", "must end a run with an ideal readout");
  }

  /** The directory of the run that ends with this readout. */
  private static Path stage(ReadoutLevels levels) throws IOException {
    try (var stages = Files.list(out.resolve("stages"))) {
      for (Path each : stages.toList()) {
        Path network = new StageFiles(each).network();
        if (Files.exists(network)
            && CommonSetting.of(NetworkFile.read(network)).setting().levels() == levels) {
          return each;
        }
      }
    }
    throw new AssertionError("no run ends with " + levels);
  }

  private static String csv(Path trained, String query) {
    return Terminal.run("sql", trained, query, "--format", "csv").out();
  }
}
