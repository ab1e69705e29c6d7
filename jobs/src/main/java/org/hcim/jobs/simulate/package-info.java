/** Quantized networks run bit for bit on labeled images, spread over Spark's tasks. */
package org.hcim.jobs.simulate;
