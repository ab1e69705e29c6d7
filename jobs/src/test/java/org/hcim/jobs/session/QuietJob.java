package org.hcim.jobs.session;

/** What a user's run does to the terminal: nothing that the program does not say itself. */
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
