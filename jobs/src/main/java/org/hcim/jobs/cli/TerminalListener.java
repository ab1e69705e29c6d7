package org.hcim.jobs.cli;

import java.io.PrintStream;
import org.hcim.jobs.progress.Progress;
import org.hcim.jobs.run.Listener;

/** Prints notices and progress: a bar on a terminal, occasional lines elsewhere. */
record TerminalListener(PrintStream messages) implements Listener {

  @Override
  public void notice(String text) {
    messages.println(Errors.printable(text));
  }

  @Override
  public Progress progress(String things, long count, long done) {
    return Boolean.getBoolean("hcim.tty")
        ? new ProgressBarDisplay(messages, things, count, done)
        : new ProgressLines(messages, things, count, done);
  }
}
