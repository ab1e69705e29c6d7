/**
 * The choices of an architect: the validated design point and the catalog of its parameters.
 *
 * <p>A readout has three views. {@link org.hcim.accelerator.design.Readout} is the circuit of a
 * design and decides its cost; {@link org.hcim.accelerator.design.ReadoutKind} is its name in
 * specs. {@link org.hcim.accelerator.design.ReadoutLevels} are the levels of its partial sums, all
 * that a network sees; with the parameters that decide results they are the {@link
 * org.hcim.accelerator.design.AlgorithmSetting}. The simulator's {@code ColumnReadout} adds the
 * numbers of one layer, such as its thresholds, and is executed.
 */
package org.hcim.accelerator.design;
