/** The summary of a sweep: its counts, and HCiM compared with digital and ADC designs. */
package org.hcim.jobs.summary;
