/** Programs: all that a command does, for another program to call; they print nothing. */
package org.hcim.jobs.run;
