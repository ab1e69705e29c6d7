/** Quantizers whose gradients pass as if nothing were rounded. */
package org.hcim.psq.quantizer;
