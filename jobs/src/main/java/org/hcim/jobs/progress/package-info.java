/** Tells whoever waits how far a job is. */
package org.hcim.jobs.progress;
