package org.hcim.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import org.hcim.jobs.run.RequestException;
import org.hcim.jobs.run.Simulation;
import org.hcim.jobs.run.WholeFile;
import org.hcim.jobs.shell.ShellCommand;
import org.hcim.jobs.simulate.SimulationJson;
import org.hcim.jobs.simulate.SimulationText;
import org.hcim.sweeps.simulation.SimulationSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs quantized networks on images, bit-exact. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Runs quantized networks on labeled images through the bit-exact datapath."
          + " Prints accuracy, ternary sparsity, overflows, and energy with the measured"
          + " sparsity.",
      "Takes a network and images, or a SPEC with many runs (docs/simulation.md). With"
          + " --out, the runs are committed to the table OUT/simulations; rerun the command to"
          + " resume an interrupted simulation."
    })
final class SimulateCommand implements Callable<Integer> {

  private static final int TRACE_OUTPUTS = 2;
  private static final String NETWORK_START = "HCIMQNET";

  @Parameters(arity = "0..1", paramLabel = "SPEC", description = "simulation spec (YAML)")
  private Path specFile;

  @Mixin private SimulationOptions options;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "commit the rows to a table in this directory")
  private String out;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "write the rows as JSON to this file")
  private Path json;

  @Option(
      names = "--trace",
      paramLabel = "LAYER,POSITION[,IMAGE]",
      description = "print one product step by step")
  private String trace;

  @Option(
      names = "--trace-outputs",
      paramLabel = "N",
      description = "number of outputs traced in full (default: " + TRACE_OUTPUTS + ")")
  private Integer traceOutputs;

  @Mixin private LockOptions lock;

  @Mixin private SessionOptions session;

  @Override
  public Integer call() {
    requireConsistent();
    Simulation simulation = simulation();
    if (trace != null) {
      int outputs = traceOutputs == null ? TRACE_OUTPUTS : traceOutputs;
      System.out.print(options.trace(simulation, TracePlace.parse(trace), outputs));
      return ExitCode.OK;
    }
    List<Row> rows = rows(specFile == null ? simulation.strict() : simulation);
    System.out.print(SimulationText.of(rows));
    if (json != null) {
      WholeFile.write(json, writer -> writer.append(SimulationJson.of(rows)));
    }
    if (out != null) {
      System.out.printf(
          "%ntable: %s/simulations   %s%n",
          out, ShellCommand.hcim("sql").path(out).value("SELECT * FROM simulations"));
    }
    return ExitCode.OK;
  }

  private Simulation simulation() {
    Simulation simulation = Simulation.of(spec()).lock(lock.policy());
    return out == null ? simulation : simulation.into(out);
  }

  private List<Row> rows(Simulation simulation) {
    try (CommandSession spark =
        out == null
            ? session.open("canceled; nothing is kept without --out")
            : session.openResumable()) {
      return spark.run(simulation);
    }
  }

  /** Rejects inconsistent options before the work begins. */
  private void requireConsistent() {
    if (trace == null && traceOutputs != null) {
      throw new RequestException("--trace-outputs needs --trace LAYER,POSITION");
    }
    if (trace != null && (out != null || json != null)) {
      throw new RequestException(
          "--trace must not be combined with --out or --json: it prints one product");
    }
    if (json != null) {
      WholeFile.requirePlace(json);
    }
  }

  private SimulationSpec spec() {
    if (specFile == null) {
      return options.spec();
    }
    options.requireNone();
    if (trace != null) {
      throw new RequestException(
          "--trace needs one --network and must not be combined with a SPEC");
    }
    if (!Files.isRegularFile(specFile)) {
      throw new RequestException(
          specFile
              + " is not a file; a spec of simulations is a YAML file, see sweeps/simulation.yaml");
    }
    if (isNetwork(specFile)) {
      throw new RequestException(
          specFile
              + " is a network, not a spec; use --network "
              + ShellCommand.pathWord(specFile.toString()));
    }
    return options.of(SimulationSpec.load(specFile));
  }

  private static boolean isNetwork(Path file) {
    byte[] start = NETWORK_START.getBytes(StandardCharsets.US_ASCII);
    try (var in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(start.length), start);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}
