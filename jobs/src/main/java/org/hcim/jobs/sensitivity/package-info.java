/** Asks a sweep's table what its metrics owe to the axes. */
package org.hcim.jobs.sensitivity;
