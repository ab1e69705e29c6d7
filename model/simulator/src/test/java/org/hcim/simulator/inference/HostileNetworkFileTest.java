package org.hcim.simulator.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.hcim.accelerator.HostileCorpus;
import org.hcim.simulator.inference.SectionFile.Section;
import org.junit.jupiter.api.Test;

/**
 * Quantized networks with right checksums and wrong contents: somebody wrote them on purpose. Each
 * is read or refused soon.
 */
class HostileNetworkFileTest {

  private static final int[] NUMBERS = {
    Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 0, 1 << 16, 1 << 24, 0x7fff7fff
  };

  /** Numbers at the beginning of a section are sizes and counts; weights come after them. */
  private static final int HEAD_BYTES = 48;

  @Test
  void everyNumberIsWrongInTurn() {
    HostileCorpus corpus = corpus("quantized networks with a wrong number");
    for (int seed = 0; seed < 8; seed++) {
      SectionFile file = seed < 6 ? good(seed) : withLevels(seed);
      for (int i = 0; i < file.sections().size(); i++) {
        byte[] payload = file.sections().get(i).payload();
        for (int at = 0; at + 4 <= Math.min(payload.length, HEAD_BYTES); at++) {
          byte[] wrong = payload.clone();
          int number = NUMBERS[(at + i) % NUMBERS.length];
          ByteBuffer.wrap(wrong).putInt(at, number);
          add(corpus, file.with(i, wrong), "section %d, byte %d: %d".formatted(i, at, number));
        }
      }
    }
    corpus.assertAnswered();
  }

  /** The product of both is 0 in 32 bits. */
  @Test
  void everyTwoNumbersAreTooLargeInTurn() {
    HostileCorpus corpus = corpus("quantized networks with two wrong numbers");
    for (int seed = 0; seed < 8; seed++) {
      SectionFile file = good(seed);
      for (int i = 0; i < file.sections().size(); i++) {
        byte[] payload = file.sections().get(i).payload();
        for (int at = 0; at + 8 <= Math.min(payload.length, HEAD_BYTES); at++) {
          byte[] wrong = payload.clone();
          ByteBuffer.wrap(wrong).putInt(at, 1 << 16).putInt(at + 4, 1 << 16);
          add(corpus, file.with(i, wrong), "section %d, byte %d".formatted(i, at));
        }
      }
    }
    corpus.assertAnswered();
  }

  @Test
  void sectionsAreCutExtendedOrOfAnotherKind() {
    HostileCorpus corpus = corpus("quantized networks with a wrong section");
    var random = new Random(21);
    for (int seed = 6; seed < 12; seed++) {
      SectionFile file = good(seed);
      for (int i = 0; i < file.sections().size(); i++) {
        byte[] payload = file.sections().get(i).payload();
        var noise = new byte[1 << 16];
        random.nextBytes(noise);
        byte[] text = "\uffff\u0000../../etc/passwd".getBytes(StandardCharsets.UTF_8);
        byte[] other = file.sections().get(random.nextInt(file.sections().size())).payload();
        add(corpus, file.with(i, Arrays.copyOf(payload, payload.length / 2)), i + " cut");
        add(corpus, file.with(i, Arrays.copyOf(payload, payload.length + 1000)), i + " extended");
        add(corpus, file.with(i, noise), i + " noise");
        add(corpus, file.with(i, text), i + " text");
        add(corpus, file.with(i, other), i + " of another section");
      }
    }
    corpus.assertAnswered();
  }

  @Test
  void sectionsAreMissingRepeatedOrInAnotherOrder() {
    HostileCorpus corpus = corpus("quantized networks with other sections");
    for (int seed = 12; seed < 18; seed++) {
      List<Section> sections = good(seed).sections();
      for (int i = 0; i < sections.size(); i++) {
        List<Section> fewer = new ArrayList<>(sections);
        Section gone = fewer.remove(i);
        add(corpus, new SectionFile(fewer), gone.name() + " is missing");
        List<Section> more = new ArrayList<>(sections);
        more.addAll(i, Collections.nCopies(50, gone));
        add(corpus, new SectionFile(more), gone.name() + " 51 times");
        List<Section> mixed = new ArrayList<>(sections);
        Collections.swap(mixed, i, sections.size() - 1 - i);
        add(corpus, new SectionFile(mixed), gone.name() + " elsewhere");
      }
    }
    corpus.assertAnswered();
  }

  private static HostileCorpus corpus(String kind) {
    return new HostileCorpus(kind, Set.of(InvalidNetworkException.class));
  }

  /** Networks of odd seeds have thresholds of their own in columns with comparators. */
  private static SectionFile good(int seed) {
    return SectionFile.of(
        NetworkFile.bytes(
            seed % 2 == 0 ? SmallNetworks.random(seed) : SmallNetworks.withThresholds(seed)));
  }

  private static SectionFile withLevels(int seed) {
    return SectionFile.of(NetworkFile.bytes(SmallNetworks.withLevels(seed)));
  }

  @Test
  void theSectionsOfAFileGiveTheFile() {
    byte[] file = NetworkFile.bytes(SmallNetworks.random(3));
    assertThat(SectionFile.of(file).bytes()).isEqualTo(file);
  }

  private static void add(HostileCorpus corpus, SectionFile file, String what) {
    byte[] bytes = file.bytes();
    corpus.add(what, () -> NetworkFile.read("hostile.hcimq", bytes));
  }
}
