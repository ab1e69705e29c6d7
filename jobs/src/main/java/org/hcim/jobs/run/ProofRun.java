package org.hcim.jobs.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hcim.importer.onnx.ImportedNetwork;
import org.hcim.jobs.frontier.FrontierQuery;
import org.hcim.jobs.quantize.MeasuredReadout;
import org.hcim.simulator.dataset.Datasets;
import org.hcim.simulator.dataset.Split;
import org.hcim.sweeps.spec.SpecTemplate;
import org.hcim.sweeps.workload.NetworkImport;
import org.hcim.sweeps.workload.NetworkWriter;

/** The execution of a proof of concept. No files are written until the network is quantized. */
record ProofRun(
    ProofOfConcept proof, SpecTemplate template, Execution execution, ProofOfConcept.Steps steps) {

  ProofOfConcept.Result run() {
    Quantization quantization = proof.quantization();
    ImportedNetwork network =
        NetworkImport.read(
            quantization.network(), quantization.inputs(), NetworkImport.Padding.NONE);
    var files = new ProofFiles(proof.out(), network.graph().name());
    var commands = new ProofCommands(proof, files);
    String inputs = inputs(network, commands);
    steps.begun(1, commands.importNetwork());
    steps.ended(
        String.format(
            Locale.ROOT, "%d products, %,d MACs", network.products().size(), network.macs()));
    steps.begun(2, commands.quantize());
    steps.ended(quantized(network, new BaseFile(files, inputs)));
    steps.begun(3, commands.plan());
    steps.ended(TextFile.keep(files.spec(), spec(files)));
    return sweep(files, commands);
  }

  private String inputs(ImportedNetwork network, ProofCommands commands) {
    Quantization quantization = proof.quantization();
    return String.join(
            "\n",
            "network SHA-256 " + network.digest(),
            "calibration images SHA-256 "
                + quantization.open(Split.TRAIN, quantization.calibrationImages()).sha256(),
            "test images SHA-256 "
                + quantization.open(Split.TEST, quantization.testImages()).sha256(),
            commands.setting(),
            "commit " + BuildFacts.load().gitSha())
        + "\n";
  }

  private String quantized(ImportedNetwork network, BaseFile base) {
    Optional<String> known = base.known();
    List<MeasuredReadout> measured = new ArrayList<>();
    if (known.isEmpty()) {
      proof.quantization().run(measured::add);
    }
    Output.of(proof.out()).requireDirectory();
    String written = TextFile.keep(base.files().network(), ImportedFile.text(network));
    String accuracy = known.orElseGet(() -> base.write(measured));
    String state = known.isPresent() ? "unchanged: " : "written: ";
    return String.join("\n", accuracy, written, state + base.files().quantized());
  }

  private String spec(ProofFiles files) {
    Quantization quantization = proof.quantization();
    String network = NetworkWriter.quoted(String.valueOf(files.network().getFileName()));
    String base = NetworkWriter.quoted(String.valueOf(files.quantized().getFileName()));
    return "# Written by hcim poc; copy this file before you change it.\n"
        + template
            .with("workloads", "[{network: %s, name: %s}]".formatted(network, files.name()))
            .with(
                "accuracy",
                "{calibrated: {images: %s, calibration_images: %d, test_images: %d, bases: {%s: %s}}}"
                    .formatted(
                        NetworkWriter.quoted(images(quantization.images())),
                        quantization.calibrationImages(),
                        quantization.testImages(),
                        files.name(),
                        base))
            .with("fixed", "{" + ProofCommands.bits(quantization.setting().algorithm(), ": ") + "}")
            .text();
  }

  private static String images(String location) {
    return location.equals(Datasets.BUILTIN)
        ? location
        : Path.of(location).toAbsolutePath().normalize().toString();
  }

  private ProofOfConcept.Result sweep(ProofFiles files, ProofCommands commands) {
    steps.begun(4, commands.sweep());
    SweepResult swept = Sweep.of(files.spec()).into(proof.out()).run(execution);
    StoredSweep sweep = swept.sweep();
    long rows = sweep.status().total().rows();
    steps.ended(
        String.format(
            Locale.ROOT, "%s: %,d designs", swept.wasComplete() ? "unchanged" : "written", rows));
    steps.begun(5, commands.frontier());
    FrontierResult frontier =
        Frontier.of(sweep).query(FrontierQuery.DEFAULT.maxLoss(proof.maxLoss())).run(execution);
    steps.ended(
        String.format(
            Locale.ROOT,
            "%,d Pareto-optimal designs in energy, latency and area",
            frontier.outcome().groups().stream().mapToLong(g -> g.sizeByRank().get(0)).sum()));
    steps.begun(6, commands.report());
    SweepReport.Written page =
        SweepReport.of(sweep).spec(files.spec().toString()).maxLoss(proof.maxLoss()).run(execution);
    steps.ended("written: " + page.page());
    return new ProofOfConcept.Result(
        SweepSummary.of(sweep).maxLoss(proof.maxLoss()).run(execution), page);
  }
}
