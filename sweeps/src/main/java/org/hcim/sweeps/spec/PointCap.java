package org.hcim.sweeps.spec;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.hcim.sweeps.yaml.Position;
import org.hcim.sweeps.yaml.Problem;
import org.hcim.sweeps.yaml.SpecException;

/**
 * The maximum number of points of a sweep, which guards against accidentally large grids.
 *
 * @param at the position of the cap in the spec
 */
public record PointCap(long points, Position at) {

  /**
   * Refuses a sweep, or a slice of one, that exceeds the cap.
   *
   * @throws SpecException if {@code planned} exceeds the cap
   */
  public void check(long planned) {
    if (planned > points) {
      String what = String.format(Locale.ROOT, "%,d points exceed %,d", planned, points);
      String remedy = "raise max_points, sample the space or run a slice";
      throw new SpecException(
          List.of(new Problem(at.file(), at.line(), at.column(), "max_points", what, remedy, "")));
    }
  }

  /**
   * Refuses to evaluate a grid that cannot be searched and exceeds the cap.
   *
   * @param obstacle the reason why the grid cannot be searched
   * @throws SpecException if {@code planned} exceeds the cap
   */
  public void checkInsteadOfSearch(BigInteger planned, String obstacle) {
    String remedy = "raise max_points, sample the space or choose objectives with bounds";
    checkInsteadOfSearch(planned, obstacle, at, "max_points", remedy);
  }

  /**
   * Refuses to evaluate a grid that a key of the spec keeps from being searched, if the grid
   * exceeds the cap.
   *
   * @param obstacle the reason why the grid cannot be searched
   * @param key the position of the key
   * @param path the key
   * @param remedy the change that would be accepted
   * @throws SpecException if {@code planned} exceeds the cap
   */
  public void checkInsteadOfSearch(
      BigInteger planned, String obstacle, Position key, String path, String remedy) {
    if (planned.compareTo(BigInteger.valueOf(points)) > 0) {
      String what =
          String.format(
              Locale.ROOT,
              "%,d designs would have to be evaluated, more than %,d: %s",
              planned,
              points,
              obstacle);
      throw new SpecException(
          List.of(new Problem(key.file(), key.line(), key.column(), path, what, remedy, "")));
    }
  }
}
