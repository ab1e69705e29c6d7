package org.hcim.jobs.summary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.hcim.jobs.store.StoreException;
import org.hcim.jobs.store.TableSnapshot;

/**
 * The order in which networks are listed: that of the sweep's spec. Other networks come last.
 *
 * @param names the names of the spec's networks
 */
public record NetworkOrder(List<String> names) {

  public NetworkOrder {
    names = List.copyOf(names);
  }

  /** The order of a sweep's spec; empty if the spec is lost. */
  public static NetworkOrder of(TableSnapshot sweep) {
    try {
      return of(sweep.canonicalJson());
    } catch (StoreException.Damaged e) {
      return new NetworkOrder(List.of());
    }
  }

  /** The order of a canonical spec. */
  public static NetworkOrder of(String canonicalJson) {
    try {
      List<String> names = new ArrayList<>();
      new ObjectMapper()
          .readTree(canonicalJson)
          .path("workloads")
          .forEach(workload -> names.add(workload.path("name").asText()));
      return new NetworkOrder(names);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns items in the order of their networks; those of one network keep their order. */
  public <T> List<T> sorted(Collection<T> items, Function<T, String> network) {
    return items.stream()
        .sorted(Comparator.comparingInt(item -> place(network.apply(item))))
        .toList();
  }

  private int place(String network) {
    int place = names.indexOf(network);
    return place < 0 ? names.size() : place;
  }
}
