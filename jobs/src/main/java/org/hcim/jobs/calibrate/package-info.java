/** Calibrates networks for every algorithm setting of a sweep and measures their accuracy. */
package org.hcim.jobs.calibrate;
