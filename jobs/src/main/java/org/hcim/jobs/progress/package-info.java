/** Reports the progress of jobs. */
package org.hcim.jobs.progress;
