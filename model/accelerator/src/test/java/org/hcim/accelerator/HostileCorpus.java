package org.hcim.accelerator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A corpus of inputs that somebody else wrote: each is read, or refused with a message, within a
 * second and little memory. Allocation bounds memory from above.
 */
public final class HostileCorpus {

  private static final long MAX_CPU_NANOS = 1_000_000_000;
  private static final long MAX_ALLOCATED = 256L << 20;
  private static final int MAX_MESSAGE = 20_000;
  private static final int SHOWN = 80;

  private final String kind;
  private final Set<Class<? extends RuntimeException>> refusals;
  private final Map<String, String> wrong = new LinkedHashMap<>();
  private int read;
  private int refused;

  /**
   * An empty corpus.
   *
   * @param kind of inputs, for the line that counts them
   * @param refusals exceptions that refuse an input
   */
  public HostileCorpus(String kind, Set<Class<? extends RuntimeException>> refusals) {
    this.kind = kind;
    this.refusals = Set.copyOf(refusals);
  }

  /** Reads an input. */
  public interface Reading {
    void read() throws IOException;
  }

  /** Reads an input and measures it; the first is read before as well, to load classes. */
  public void add(String input, Reading reading) {
    if (read + refused + wrong.size() == 0) {
      end(reading);
      read = 0;
      refused = 0;
    }
    long start = cpu();
    long before = allocated();
    String end = end(reading);
    long took = cpu() - start;
    long allocated = allocated() - before;
    if (took > MAX_CPU_NANOS || allocated > MAX_ALLOCATED) {
      end = "%d ms, %d MiB".formatted(took / 1_000_000, allocated >> 20);
    }
    if (!end.isEmpty()) {
      String name = input.length() > SHOWN ? input.substring(0, SHOWN) : input;
      wrong.put(wrong.size() + " " + name, end);
    }
  }

  /** Prints the counts, and fails if an input was not answered as it must be. */
  public void assertAnswered() {
    System.out.printf("%s: %d read, %d refused%n", kind, read, refused);
    assertThat(wrong).as(kind).isEmpty();
    assertThat(refused).as(kind).isPositive();
  }

  /** Empty when the input is read, or refused with a message. */
  private String end(Reading reading) {
    try {
      reading.read();
      read++;
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException | Error e) {
      boolean isRefusal =
          refusals.stream().anyMatch(type -> type.isInstance(e))
              && isShort(String.valueOf(e.getMessage()));
      refused += isRefusal ? 1 : 0;
      return isRefusal ? "" : "%.200s".formatted(e);
    }
  }

  private static boolean isShort(String message) {
    return !message.isBlank() && message.length() <= MAX_MESSAGE;
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
