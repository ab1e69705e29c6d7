package org.hcim.jobs.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import org.hcim.jobs.session.SweepSession;
import org.hcim.jobs.simulate.PlannedSimulation;
import org.hcim.jobs.simulate.SimulationJson;
import org.hcim.jobs.simulate.SimulationText;
import org.hcim.sweeps.simulation.SimulationSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs quantised networks on images, bit for bit. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Runs quantised networks on labelled images through the bit-exact datapath: accuracy, zeros,"
          + " overflows, energy with the measured zeros.",
      "Give a network and images, or a SPEC of many (docs/simulation.md). With --out the runs"
          + " become the table OUT/simulations, and the same command continues after a stop."
    })
final class SimulateCommand implements Callable<Integer> {

  private final PrintStream messages = System.err;

  @Parameters(arity = "0..1", paramLabel = "SPEC", description = "a spec of simulations, in YAML")
  private Path specFile;

  @Mixin private SimulationOptions options;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "commit the rows as a table of this directory")
  private String out;

  @Option(names = "--json", paramLabel = "FILE", description = "write the rows as JSON")
  private Path json;

  @Option(
      names = "--trace",
      paramLabel = "LAYER,POSITION[,IMAGE]",
      description = "print one product step by step instead")
  private String trace;

  @Option(
      names = "--trace-outputs",
      paramLabel = "N",
      defaultValue = "2",
      description = "outputs traced in every step (default: ${DEFAULT-VALUE})")
  private int traceOutputs;

  @Option(
      names = "--steal-lock",
      description = "take over a simulation whose writer has been silent for long")
  private boolean stealLock;

  @Mixin private SessionOptions session;

  @Override
  public Integer call() {
    SimulationSpec spec = spec();
    var planned = PlannedSimulation.of(spec, BuildFacts.load().gitSha());
    if (trace != null) {
      System.out.print(options.trace(planned, TracePlace.parse(trace), traceOutputs));
      return ExitCode.OK;
    }
    if (specFile == null) {
      planned.requireAllowed();
    }
    List<Row> rows;
    try (SweepSession spark = session.open("simulate")) {
      rows = new SimulationCommandRun(spark.spark(), planned, messages).rows(out, stealLock);
    }
    System.out.print(SimulationText.of(rows));
    if (json != null) {
      WholeFile.write(json, writer -> writer.append(SimulationJson.of(rows)));
    }
    if (out != null) {
      System.out.printf(
          "%ntable: %s/simulations   hcim sql %s \"SELECT * FROM simulations\"%n", out, out);
    }
    return ExitCode.OK;
  }

  private SimulationSpec spec() {
    if (specFile == null) {
      return options.spec();
    }
    options.requireNone();
    if (trace != null) {
      throw new UsageException("--trace is for one --network, not for a spec");
    }
    if (!Files.isRegularFile(specFile)) {
      throw new UsageException(
          specFile
              + " is no file; a spec of simulations is a YAML file, see sweeps/simulation.yaml");
    }
    return SimulationSpec.load(specFile);
  }
}
