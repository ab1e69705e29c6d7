/** Quantized networks: integer layers, the file format and inference. */
package org.hcim.simulator.inference;
