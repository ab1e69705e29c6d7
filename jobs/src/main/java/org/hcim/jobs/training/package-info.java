/** Trains networks for algorithm settings, each stage once, and writes what they reach. */
package org.hcim.jobs.training;
