/**
 * The short answer of a sweep: what was evaluated, and HCiM beside the digital and the ADC designs.
 */
package org.hcim.jobs.summary;
