/** Post-training quantization: networks of real numbers in the layers of the simulator. */
package org.hcim.simulator.quantization;
