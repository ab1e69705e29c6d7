package org.hcim.jobs.session;

/** A user's run, whose terminal output must all come from the program. */
final class QuietJob {

  private QuietJob() {}

  public static void main(String[] arguments) {
    try (var session = SweepSession.open("quiet", "local[2]", QuietJob::print)) {
      print("rows: " + session.spark().range(0, 10, 1, 2).count());
    }
  }

  private static void print(String line) {
    System.out.println(line);
  }
}
