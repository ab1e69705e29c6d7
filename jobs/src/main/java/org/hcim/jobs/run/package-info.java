/** Programs: the work behind each command, callable from other programs; they print nothing. */
package org.hcim.jobs.run;
