/** The command line: one class per command, exit codes and printed text. */
package org.hcim.jobs.cli;
