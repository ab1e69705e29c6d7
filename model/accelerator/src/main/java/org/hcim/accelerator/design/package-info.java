/**
 * The design choices of an architect: the validated design point and the catalog of its parameters.
 *
 * <p>A readout has three views. {@link org.hcim.accelerator.design.Readout} is the circuit of a
 * design and determines its cost; {@link org.hcim.accelerator.design.ReadoutKind} is its name in
 * specs. {@link org.hcim.accelerator.design.ReadoutLevels} are the levels of its partial sums; a
 * network sees nothing else. With the parameters that determine results, they form the {@link
 * org.hcim.accelerator.design.AlgorithmSetting}. The simulator's {@code ColumnReadout} adds the
 * numbers of one layer, such as its thresholds, and is executed.
 */
package org.hcim.accelerator.design;
