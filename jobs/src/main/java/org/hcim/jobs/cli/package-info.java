/** The command line: one class per command, exit codes, and what people read. */
package org.hcim.jobs.cli;
