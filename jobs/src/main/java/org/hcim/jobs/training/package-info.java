/** Trains networks for algorithm settings, each stage once, and writes their accuracy. */
package org.hcim.jobs.training;
