/** The command line: one class a command, exit codes, and what people read. */
package org.hcim.jobs.cli;
