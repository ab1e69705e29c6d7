/** Quantizers with straight-through gradients. */
package org.hcim.psq.quantizer;
