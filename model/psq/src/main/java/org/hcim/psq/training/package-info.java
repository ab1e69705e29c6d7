/** Trains a network stage by stage: in floats, quantised, with quantised partial sums. */
package org.hcim.psq.training;
