package org.hcim.sweeps.optimum;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.pareto.GrowingFrontier;
import org.hcim.sweeps.space.GridBranch;

/**
 * Finds all Pareto-optimal designs of a grid by branch and bound.
 *
 * <p>A box is pruned only if a found design dominates its bounds, and therefore every design in it,
 * or if no design in it is valid and kept. The best box is halved along the axis whose halves have
 * the highest bounds until it is a single point, which is costed like any design. The result is
 * exact, so it does not depend on the search order or the number of threads.
 */
public final class FrontierSearch {

  /** Most searches end within these limits. */
  private static final Alone ALONE = new Alone(2_000, 10_000);

  private final SearchedGrid grid;
  private final Supplier<BoxCosts> costs;
  private final BoxRules rules;
  private final OpenBoxes open;
  private final Discoveries discoveries = new Discoveries();
  private final AtomicInteger nextRoot = new AtomicInteger();
  private final List<SearchWorker> workers = new ArrayList<>();

  private FrontierSearch(
      SearchedGrid grid, Supplier<BoxCosts> costs, BoxRules rules, SearchWatch watch) {
    this.grid = grid;
    this.costs = costs;
    this.rules = rules;
    open = new OpenBoxes(watch, grid.roots().stream().mapToDouble(SearchBox::points).sum());
  }

  /**
   * Searches a grid in one thread.
   *
   * @param branches the branches of the grid
   * @param watch called between boxes; may end the search early
   */
  public static FoundFrontier of(
      List<GridBranch> branches, BoxCosts costs, BoxRules rules, SearchWatch watch) {
    return of(branches, Set.of(), () -> costs, rules, watch, 1);
  }

  /**
   * Searches a grid for one frontier per group.
   *
   * @param branches the branches of the grid
   * @param groupedBy parameters whose values define groups
   * @param costs supplies an instance for each thread
   * @param rules thread-safe
   * @param watch called between boxes, by one thread at a time; may end the search early
   * @param threads number of threads to use if one does not finish soon
   */
  public static FoundFrontier of(
      List<GridBranch> branches,
      Set<Parameter> groupedBy,
      Supplier<BoxCosts> costs,
      BoxRules rules,
      SearchWatch watch,
      int threads) {
    return new FrontierSearch(new SearchedGrid(branches, groupedBy), costs, rules, watch)
        .run(threads, ALONE);
  }

  /**
   * The number of boxes with which a search begins, all in memory: one per combination of values
   * that a box cannot span.
   *
   * @param branches the branches of the grid
   * @param groupedBy parameters whose values define groups
   */
  public static BigInteger roots(List<GridBranch> branches, Set<Parameter> groupedBy) {
    return SearchedGrid.countRoots(branches, groupedBy);
  }

  /** Runs the same search, shared by all threads from the first box on. */
  static FoundFrontier shared(
      List<GridBranch> branches,
      Set<Parameter> groupedBy,
      Supplier<BoxCosts> costs,
      BoxRules rules,
      SearchWatch watch,
      int threads) {
    return new FrontierSearch(new SearchedGrid(branches, groupedBy), costs, rules, watch)
        .run(threads, new Alone(0, 0));
  }

  /**
   * The limits of the work that one thread does alone.
   *
   * @param dives number of dives after which other threads help
   * @param roots maximum root boxes that one thread bounds; more are bounded by all threads
   */
  private record Alone(long dives, int roots) {}

  private FoundFrontier run(int threads, Alone alone) {
    SearchWorker first = worker();
    boolean isAlone = threads == 1 || grid.roots().size() <= alone.roots();
    if (isAlone) {
      first.boundRoots(nextRoot);
    }
    boolean hasEnded = isAlone && first.decide(threads == 1 ? Long.MAX_VALUE : alone.dives());
    if (!hasEnded) {
      share(threads);
    }
    return result();
  }

  private SearchWorker worker() {
    var worker = new SearchWorker(grid, costs.get(), rules, open, discoveries);
    workers.add(worker);
    return worker;
  }

  /** Lets all threads decide the open boxes. */
  private void share(int threads) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      while (workers.size() < threads) {
        worker();
      }
      List<Future<?>> running = new ArrayList<>();
      for (SearchWorker worker : workers) {
        running.add(pool.submit(() -> decide(worker)));
      }
      await(running);
    } finally {
      pool.shutdownNow();
    }
  }

  private void decide(SearchWorker worker) {
    try {
      worker.boundRoots(nextRoot);
      worker.decide(Long.MAX_VALUE);
    } catch (RuntimeException | Error e) {
      open.fail();
      throw e;
    }
  }

  /** Waits for all threads, then throws the first failure. */
  private void await(List<Future<?>> running) {
    Throwable failure = null;
    for (Future<?> worker : running) {
      Throwable own = failure(worker);
      failure = failure == null ? own : failure;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException unchecked) {
      throw unchecked;
    }
  }

  private Throwable failure(Future<?> worker) {
    boolean isInterrupted = false;
    try {
      while (true) {
        try {
          worker.get();
          return isInterrupted ? new IllegalStateException("a search was interrupted") : null;
        } catch (InterruptedException e) {
          isInterrupted = true;
          open.fail();
        }
      }
    } catch (ExecutionException e) {
      return e.getCause();
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private FoundFrontier result() {
    List<FoundDesign> designs = new ArrayList<>();
    List<double[]> missing = new ArrayList<>();
    List<OptionalDouble> shares = new ArrayList<>();
    List<SearchBox> left = open.left();
    for (int group = 0; group < grid.groups(); group++) {
      GrowingFrontier<SearchBox> frontier = frontier(group);
      designs.addAll(designs(frontier));
      List<double[]> undecided = undecided(left, group, frontier);
      missing.addAll(undecided);
      List<double[]> found =
          frontier.entries().stream().map(GrowingFrontier.Entry::vector).toList();
      if (!found.isEmpty() || !undecided.isEmpty()) {
        shares.add(HypervolumeShare.of(workers.get(0).costs(), found, undecided));
      }
    }
    designs.sort(Comparator.naturalOrder());
    return new FoundFrontier(
        List.copyOf(designs),
        least(missing),
        leastOf(shares),
        workers.stream().mapToLong(SearchWorker::boxes).sum(),
        workers.stream().mapToLong(SearchWorker::evaluations).sum());
  }

  /** The non-dominated designs among those found by all threads. */
  private GrowingFrontier<SearchBox> frontier(int group) {
    if (workers.size() == 1) {
      return workers.get(0).frontier(group);
    }
    var merged = new GrowingFrontier<SearchBox>(workers.get(0).costs().dimensions());
    for (SearchWorker worker : workers) {
      for (GrowingFrontier.Entry<SearchBox> entry : worker.frontier(group).entries()) {
        entry.designs().forEach(design -> merged.add(entry.vector(), design));
      }
    }
    return merged;
  }

  private List<FoundDesign> designs(GrowingFrontier<SearchBox> frontier) {
    List<FoundDesign> designs = new ArrayList<>();
    for (GrowingFrontier.Entry<SearchBox> entry : frontier.entries()) {
      for (SearchBox design : entry.designs()) {
        designs.add(
            new FoundDesign(
                design.branch,
                design.low,
                grid.branch(design.branch).point(design.low),
                entry.vector()));
      }
    }
    return designs;
  }

  /** The bounds of a group's open boxes that may contain a design on its frontier. */
  private static List<double[]> undecided(
      List<SearchBox> left, int group, GrowingFrontier<SearchBox> frontier) {
    return left.stream()
        .filter(box -> box.group == group)
        .map(box -> box.bounds)
        .filter(bounds -> !frontier.dominates(bounds))
        .toList();
  }

  /** The least bound of each objective, which no missing design is below; empty without bounds. */
  private List<Double> least(List<double[]> bounds) {
    List<Double> least = new ArrayList<>();
    for (int d = 0; d < workers.get(0).costs().dimensions(); d++) {
      int objective = d;
      bounds.stream().mapToDouble(bound -> bound[objective]).min().ifPresent(least::add);
    }
    return List.copyOf(least);
  }

  /** The least share of any group; empty if the share of some group is unknown. */
  private static OptionalDouble leastOf(List<OptionalDouble> shares) {
    return shares.stream().allMatch(OptionalDouble::isPresent)
        ? shares.stream().mapToDouble(OptionalDouble::getAsDouble).min()
        : OptionalDouble.empty();
  }
}
