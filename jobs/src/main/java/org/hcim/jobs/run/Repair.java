package org.hcim.jobs.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hcim.jobs.frontier.FrontierQuery;
import org.hcim.jobs.shell.ShellCommand;
import org.hcim.jobs.store.Fingerprint;
import org.hcim.jobs.store.LockPolicy;
import org.hcim.jobs.store.StoreCheck;
import org.hcim.jobs.store.StoreException;
import org.hcim.jobs.store.TableDamage;
import org.hcim.jobs.store.TableSnapshot;
import org.hcim.jobs.store.TableSource;

/**
 * Reads all tables of a directory and re-evaluates their damaged chunks. Sweeps and frontiers are
 * repaired immediately; damaged chunks of simulations and trainings are removed for re-evaluation
 * by the command that wrote them.
 *
 * @param out the directory
 * @param spec the spec of a damaged sweep; default the file that wrote it
 */
public record Repair(Output out, Optional<Path> spec, LockPolicy lock)
    implements Program<List<Repair.Result>> {

  public Repair {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(lock, "lock");
  }

  /** The repair of a directory whose specs have not moved. */
  public static Repair of(Output out) {
    return new Repair(out, Optional.empty(), LockPolicy.RESPECT);
  }

  /**
   * The outcome for one table, or for files that belong to no table.
   *
   * @param isRepaired false when another command must follow
   * @param text the outcome in one line
   */
  public record Result(boolean isRepaired, String text) {}

  @Override
  public List<Result> run(Execution execution) {
    List<StoredTable> tables = out.tables();
    if (tables.isEmpty()) {
      throw new RequestException(out.location() + " contains no table to repair");
    }
    List<Result> results = new ArrayList<>();
    for (StoredTable table : tables) {
      TableDamage damage = table.damage();
      if (!damage.isNone()) {
        damage
            .problems()
            .forEach(each -> execution.listener().notice(damage.named() + ": " + each));
        results.add(repaired(damage, execution));
      }
    }
    var strays = StoreCheck.of(out.location());
    if (!strays.isEmpty()) {
      StoreCheck.repair(out.location(), strays);
      strays.forEach(each -> results.add(new Result(true, each + "; moved or written again")));
    }
    out.writeViews();
    return results.isEmpty()
        ? List.of(
            new Result(true, "nothing to repair: %d tables verified".formatted(tables.size())))
        : results;
  }

  private Result repaired(TableDamage damage, Execution execution) {
    return switch (damage.table()) {
      case RESULTS -> sweep(damage, execution);
      case FRONTIER -> frontier(damage, execution);
      case SIMULATIONS -> takenOut(damage, "simulate", execution);
      case ACCURACY -> takenOut(damage, "train", execution);
    };
  }

  /** Repairs a sweep. Nothing is removed until it is certain that it can be re-evaluated. */
  private Result sweep(TableDamage damage, Execution execution) {
    Optional<String> choosing = StoredSweep.choosing(damage.source());
    if (choosing.isPresent()) {
      return chosen(damage, choosing.get());
    }
    PlannedSweep sweep = planned(damage);
    TableDamage taken = takeOut(damage, execution);
    StoredSweep stored = new SweepRun(sweep, execution).run().sweep();
    Fingerprint fingerprint = stored.status().total().fingerprint();
    if (taken.expected().filter(before -> !before.equals(fingerprint)).isPresent()) {
      throw new StoreException.Damaged(
          "%s: the rows have fingerprint %s, and had %s when the sweep was completed"
              .formatted(damage.named(), fingerprint, taken.expected().get()));
    }
    return new Result(
        true,
        "%s: %s of %d evaluated again, fingerprint %s%s"
            .formatted(
                damage.named(),
                chunks(taken),
                stored.status().chunks(),
                fingerprint,
                taken.expected().isPresent() ? " as before" : ""));
  }

  /**
   * Refuses a repair: the spec gives the designs that were searched or evaluated, not the selected
   * ones.
   */
  private static Result chosen(TableDamage damage, String command) {
    return new Result(
        false,
        ("%s: not repaired, because %s chose its designs and a repair does not repeat"
                + " the search; restore the damaged files from a copy, or search again with"
                + " another --out")
            .formatted(damage.named(), ShellCommand.hcim(command)));
  }

  private PlannedSweep planned(TableDamage damage) {
    Optional<TableSource> source = damage.source();
    Path file =
        spec.or(() -> source.map(known -> Path.of(known.spec())).filter(Files::isRegularFile))
            .orElseThrow(
                () ->
                    new RequestException(
                        "%s is damaged, and the spec that wrote it was not found; %s"
                            .formatted(damage.named(), withSpec())));
    var sweep = Sweep.of(file).into(out.location()).lock(lock).check(Sweep.Check.HASHES);
    Optional<String> slice = source.map(TableSource::slice).filter(part -> !part.isEmpty());
    PlannedSweep planned = slice.map(sweep::slice).orElse(sweep).plan();
    if (!planned.identity().id().equals(damage.id())) {
      throw new RequestException(
          ("%s is damaged, but %s gives %s with cost model %s: its chunks cannot be"
                  + " evaluated again. Restore the damaged files from a copy; with the original"
                  + " spec, %s")
              .formatted(
                  damage.named(),
                  file,
                  planned.identity().id(),
                  planned.identity().modelVersion(),
                  withSpec()));
    }
    return planned;
  }

  private String withSpec() {
    return ShellCommand.hcim("repair").path(out.location()).literal("SPEC") + " repairs it";
  }

  private Result frontier(TableDamage damage, Execution execution) {
    Optional<StoredQuery> stored = StoredQuery.of(out, damage.id());
    if (stored.isEmpty()) {
      takeOut(damage, execution);
      return new Result(
          false,
          "%s: moved to control/, because its query cannot be read; %s computes it again"
              .formatted(damage.named(), ShellCommand.hcim("frontier").path(out.location())));
    }
    StoredSweep sweep = out.sweep(stored.get().sweepId());
    FrontierQuery query = query(damage, stored.get());
    TableSnapshot swept = sweep.status();
    if (!swept.problems().isEmpty() || !swept.changedFiles().isEmpty()) {
      return new Result(
          false,
          "%s: not repaired, because %s is damaged".formatted(damage.named(), swept.named()));
    }
    Optional<String> unanswerable = sweep.kept().flatMap(kept -> kept.problem(query));
    if (unanswerable.isPresent()) {
      return new Result(
          false,
          "%s: not repaired, because the rows of %s do not determine it: %s"
              .formatted(damage.named(), sweep.id(), unanswerable.get()));
    }
    takeOut(damage, execution);
    String id = new Frontier(sweep, query, lock).run(execution).outcome().frontierId();
    boolean isSame = id.equals(damage.id());
    return new Result(
        isSame,
        isSame
            ? damage.named() + ": computed again"
            : "%s: its query now gives %s".formatted(damage.named(), id));
  }

  private static FrontierQuery query(TableDamage damage, StoredQuery stored) {
    try {
      return stored.query();
    } catch (IllegalArgumentException e) {
      throw new RequestException(
          "%s is damaged, and its query cannot be computed again: %s"
              .formatted(damage.named(), e.getMessage()));
    }
  }

  private Result takenOut(TableDamage damage, String command, Execution execution) {
    TableDamage taken = takeOut(damage, execution);
    return new Result(
        taken.isNone(),
        "%s: %s moved to control/; %s evaluates them again"
            .formatted(
                damage.named(),
                chunks(taken),
                ShellCommand.hcim(command).literal("SPEC --out").path(out.location())));
  }

  private TableDamage takeOut(TableDamage damage, Execution execution) {
    return damage.takeOut(out.location(), new StoredHash(), lock, execution.listener()::notice);
  }

  private static String chunks(TableDamage taken) {
    return taken.chunks().isEmpty() ? "no chunk" : String.join(", ", taken.chunks());
  }
}
