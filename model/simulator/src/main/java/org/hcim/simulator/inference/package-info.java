/** Quantized networks: layers in integers, the file format, and inference. */
package org.hcim.simulator.inference;
