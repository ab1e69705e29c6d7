/** Programs: the work of each command, for other programs to call; they print nothing. */
package org.hcim.jobs.run;
