/**
 * Training of a network stage by stage: in floating point, quantized, and with quantized partial
 * sums.
 */
package org.hcim.psq.training;
