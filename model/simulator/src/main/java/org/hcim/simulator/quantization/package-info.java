/** Post-training quantization of floating-point networks to the layers of the simulator. */
package org.hcim.simulator.quantization;
