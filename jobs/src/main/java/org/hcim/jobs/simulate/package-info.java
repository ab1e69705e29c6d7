/** Bit-exact simulation of quantized networks on labeled images, spread over Spark's tasks. */
package org.hcim.jobs.simulate;
