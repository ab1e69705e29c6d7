package org.hcim.jobs.report;

/**
 * The lowest energy at one accuracy, or within one percentage point of loss if there are many
 * accuracies, with one kind of readout.
 *
 * @param workload the network
 * @param readout the readout's key
 * @param top1Pct top-1 accuracy in percent of that design, or null if only the loss is known
 * @param loss percentage points below the network with an ideal readout, or null if unknown
 * @param evidence the evidence for the loss
 * @param source the publication or training, or null
 * @param energyPj the lowest energy of designs with this readout and accuracy
 * @param configIndex index of that design
 * @param words its readout and main parameters
 */
record AccuracyPoint(
    String workload,
    String readout,
    Number top1Pct,
    Number loss,
    String evidence,
    String source,
    Number energyPj,
    long configIndex,
    String words) {}
