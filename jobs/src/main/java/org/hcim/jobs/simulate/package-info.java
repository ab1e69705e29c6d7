/** Quantised networks run bit for bit on labelled images, spread over Spark's tasks. */
package org.hcim.jobs.simulate;
