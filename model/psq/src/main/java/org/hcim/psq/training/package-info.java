/** Training of a network stage by stage: in floats, quantized, with quantized partial sums. */
package org.hcim.psq.training;
