/** The command line: one class per command, exit codes, and printed texts. */
package org.hcim.jobs.cli;
